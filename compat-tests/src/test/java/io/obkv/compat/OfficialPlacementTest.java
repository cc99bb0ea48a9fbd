// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.location.model.TableEntry;
import com.alipay.oceanbase.rpc.location.model.partition.ObComparableKV;
import com.alipay.oceanbase.rpc.location.model.partition.ObHashPartDesc;
import com.alipay.oceanbase.rpc.location.model.partition.ObKeyPartDesc;
import com.alipay.oceanbase.rpc.location.model.partition.ObPartDesc;
import com.alipay.oceanbase.rpc.location.model.partition.ObPartFuncType;
import com.alipay.oceanbase.rpc.location.model.partition.ObPartitionKey;
import com.alipay.oceanbase.rpc.location.model.partition.ObRangePartDesc;
import com.alipay.oceanbase.rpc.mutation.Row;
import com.alipay.oceanbase.rpc.protocol.payload.impl.ObCollationType;
import com.alipay.oceanbase.rpc.protocol.payload.impl.ObColumn;
import com.alipay.oceanbase.rpc.protocol.payload.impl.ObObjType;
import com.alipay.oceanbase.rpc.protocol.payload.impl.column.ObSimpleColumn;
import io.obkv.partition.HashRule;
import io.obkv.partition.KeyRule;
import io.obkv.partition.PartitionColumn;
import io.obkv.partition.PartitionRule;
import io.obkv.partition.RangeRule;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A million keys drawn by chance, of every type that the official client can place, are in the partition where
 * its published classes put them. What these get wrong, by the rows that a real server has placed, is not drawn,
 * and shown by itself.
 */
class OfficialPlacementTest {
  private static final int KEYS_OF_A_KIND = 62_500;
  private static final int PARTITIONS = 31;
  private static final String NAME = "k";

  /** The types, in the official client's words and in ours. */
  enum Kind {
    TINYINT(1, ValueType.TINYINT, ObCollationType.CS_TYPE_BINARY, Collation.BINARY),
    SMALLINT(2, ValueType.SMALLINT, ObCollationType.CS_TYPE_BINARY, Collation.BINARY),
    INT(4, ValueType.INT, ObCollationType.CS_TYPE_BINARY, Collation.BINARY),
    BIGINT(5, ValueType.BIGINT, ObCollationType.CS_TYPE_BINARY, Collation.BINARY),
    ANY_CASE(
        22,
        ValueType.VARCHAR,
        ObCollationType.CS_TYPE_UTF8MB4_GENERAL_CI,
        Collation.UTF8MB4_GENERAL_CI),
    TEXT(22, ValueType.VARCHAR, ObCollationType.CS_TYPE_UTF8MB4_BIN, Collation.UTF8MB4_BIN),
    BYTES(22, ValueType.VARCHAR, ObCollationType.CS_TYPE_BINARY, Collation.BINARY);

    private final ObObjType theirType;
    private final ValueType ourType;
    private final ObCollationType theirCollation;
    private final Collation ourCollation;

    Kind(int theirType, ValueType ourType, ObCollationType theirCollation, Collation ourCollation) {
      this.theirType = ObObjType.valueOf(theirType);
      this.ourType = ourType;
      this.theirCollation = theirCollation;
      this.ourCollation = ourCollation;
    }

    boolean isInteger() {
      return ourType != ValueType.VARCHAR;
    }

    PartitionColumn ours() {
      return PartitionColumn.of(ourType, ourCollation);
    }

    Random random(String purpose) {
      return new Random((purpose + name()).hashCode());
    }

    ObColumn theirs(String name, int position) {
      return new ObSimpleColumn(name, position, theirType, theirCollation);
    }

    Object key(Random random) {
      return switch (this) {
        case TINYINT -> (byte) random.nextInt();
        case SMALLINT -> (short) random.nextInt();
        case INT -> random.nextInt();
        // The one whose absolute value is none is placed wrongly by the official client.
        case BIGINT -> Math.max(random.nextLong(), Long.MIN_VALUE + 1);
        case ANY_CASE -> text(random, true);
        case TEXT -> text(random, false);
        case BYTES -> bytes(random);
      };
    }

    /** By ranges the official client places letters and digits of ASCII as a server does, and few others. */
    Object keyInARange(Random random) {
      return switch (this) {
        case ANY_CASE -> ascii(random);
        case BYTES -> ascii(random).getBytes(StandardCharsets.US_ASCII);
        default -> key(random);
      };
    }
  }

  private static String ascii(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(20);
    for (int i = 0; i < length; i++) {
      text.append(Character.forDigit(random.nextInt(36), 36));
    }
    return random.nextBoolean() ? text.toString() : text.toString().toUpperCase(Locale.ROOT);
  }

  private static String text(Random random, boolean mayEndInBlanks) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(80);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(codePoint(random));
    }
    // In utf8mb4_bin a server leaves blanks at the end out, the official client does not.
    return mayEndInBlanks ? text.append(" ".repeat(random.nextInt(3))).toString() : text + "x";
  }

  private static int codePoint(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> ' ' + random.nextInt('~' - ' ');
      case 1 -> 'a' + random.nextInt(26);
      case 2 -> 0xa0 + random.nextInt(0x500);
      default -> {
        int point = random.nextInt(0xffff) + 1;
        yield Character.isSurrogate((char) point) ? 0x10000 + random.nextInt(0x10000) : point;
      }
    };
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Value ours(Object key) {
    return key instanceof byte[] bytes ? Value.ofBytes(bytes) : Value.of(key);
  }

  @ParameterizedTest
  @EnumSource
  void keysOfOneColumn(Kind kind) {
    ObKeyPartDesc theirs = key(List.of(kind.theirs(NAME, 0)));
    PartitionRule rule = new KeyRule(List.of(kind.ours()), PARTITIONS);
    Random random = kind.random("one");
    checkAll(theirs, rule, () -> kind.key(random));
  }

  @ParameterizedTest
  @EnumSource
  void keysOfTwoColumns(Kind kind) {
    Random random = kind.random("two");
    for (Kind second : Kind.values()) {
      ObKeyPartDesc theirs = key(List.of(kind.theirs(NAME, 0), second.theirs("l", 1)));
      PartitionRule rule = new KeyRule(List.of(kind.ours(), second.ours()), PARTITIONS);
      for (int i = 0; i < KEYS_OF_A_KIND / Kind.values().length; i++) {
        Object one = kind.key(random);
        Object other = second.key(random);
        Row row = new Row(NAME, one);
        row.add("l", other);
        check(theirs, row, rule, List.of(ours(one), ours(other)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void hashes(Kind kind) {
    if (kind.isInteger()) {
      ObHashPartDesc theirs = new ObHashPartDesc();
      theirs.setPartFuncType(ObPartFuncType.HASH_V2);
      theirs.setPartNum(PARTITIONS);
      prepare(theirs, List.of(kind.theirs(NAME, 0)));
      PartitionRule rule = new HashRule(PARTITIONS);
      Random random = kind.random("hash");
      checkAll(theirs, rule, () -> kind.key(random));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ranges(Kind kind) {
    Random random = kind.random("range");
    List<Object> bounds = bounds(kind, random);
    ObRangePartDesc theirs = range(kind, bounds);
    List<List<Value>> values = new ArrayList<>();
    bounds.forEach(bound -> values.add(List.of(ours(bound))));
    values.add(List.of(Value.MAX));
    PartitionRule rule = new RangeRule(List.of(kind.ours()), values);
    checkAll(theirs, rule, () -> kind.keyInARange(random));
  }

  private static List<Object> bounds(Kind kind, Random random) {
    return switch (kind) {
      case TINYINT -> List.of((byte) -100, (byte) 0, (byte) 77);
      case SMALLINT -> List.of((short) -3000, (short) 0, (short) 77);
      case INT -> List.of(-1_000_000, 0, random.nextInt(Integer.MAX_VALUE) + 1);
      case BIGINT -> List.of(-1L << 60, 0L, random.nextLong(Long.MAX_VALUE) + 1);
      case ANY_CASE, TEXT -> List.of("b", "h", "x");
      case BYTES -> List.of(new byte[] {'7'}, new byte[] {'K', 'x'}, new byte[] {'r'});
    };
  }

  private static ObRangePartDesc range(Kind kind, List<Object> bounds) {
    List<ObColumn> columns = List.of(kind.theirs(NAME, 0));
    List<ObComparableKV<ObPartitionKey, Long>> theirs = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      theirs.add(new ObComparableKV<>(
          ObPartitionKey.getInstance(
              columns, kind.theirType.parseToComparable(bounds.get(i), kind.theirCollation)),
          (long) i));
    }
    theirs.add(new ObComparableKV<>(
        ObPartitionKey.getInstance(columns, ObPartitionKey.MAX_PARTITION_ELEMENT),
        (long) bounds.size()));
    ObRangePartDesc range = new ObRangePartDesc();
    range.setPartFuncType(ObPartFuncType.RANGE_COLUMNS);
    range.setBounds(theirs);
    range.setOrderedCompareColumnTypes(List.of(kind.theirType));
    range.setOrderedCompareColumns(columns);
    prepare(range, columns);
    return range;
  }

  private static ObKeyPartDesc key(List<ObColumn> columns) {
    ObKeyPartDesc key = new ObKeyPartDesc();
    key.setPartFuncType(ObPartFuncType.KEY_V3);
    key.setPartNum(PARTITIONS);
    prepare(key, columns);
    return key;
  }

  private static void prepare(ObPartDesc description, List<ObColumn> columns) {
    Map<String, Integer> elements = new HashMap<>(TableEntry.HBASE_ROW_KEY_ELEMENT);
    columns.forEach(column -> elements.put(column.getColumnName(), column.getIndex()));
    description.setPartExpr(NAME);
    description.setPartColumns(columns);
    description.setRowKeyElement(elements);
    description.prepare();
  }

  private static void checkAll(ObPartDesc theirs, PartitionRule rule, Supplier<Object> keys) {
    for (int i = 0; i < KEYS_OF_A_KIND; i++) {
      Object key = keys.get();
      check(theirs, new Row(NAME, key), rule, List.of(ours(key)));
    }
  }

  private static void check(ObPartDesc theirs, Row row, PartitionRule rule, List<Value> key) {
    int ours = rule.partition(key);
    if (theirs.getPartId(row) != ours) {
      assertThat(ours)
          .as("partition of %s", key)
          .isEqualTo(theirs.getPartId(row).intValue());
    }
  }

  @Test
  void accentsHaveTheirPlaceInRangesForAServerOnly() {
    ObRangePartDesc theirs = range(Kind.ANY_CASE, List.of("b", "h", "x"));
    PartitionRule rule = new RangeRule(
        List.of(Kind.ANY_CASE.ours()),
        List.of(
            List.of(Value.ofString("b")),
            List.of(Value.ofString("h")),
            List.of(Value.ofString("x")),
            List.of(Value.MAX)));
    assertThat(rule.partition(List.of(Value.ofString("\u00e7")))).isEqualTo(1);
    assertThat(theirs.getPartId(new Row(NAME, "\u00e7"))).isEqualTo(3);
  }

  @Test
  void blanksAtTheEndAreNoPartOfTextForAServerOnly() {
    ObKeyPartDesc theirs = key(List.of(Kind.TEXT.theirs(NAME, 0)));
    PartitionRule rule = new KeyRule(List.of(Kind.TEXT.ours()), PARTITIONS);
    assertThat(rule.partition(List.of(Value.ofString("key "))))
        .isEqualTo(rule.partition(List.of(Value.ofString("key"))));
    assertThat(theirs.getPartId(new Row(NAME, "key ")))
        .isNotEqualTo(theirs.getPartId(new Row(NAME, "key")));
  }

  @Test
  void theLeastNumberHasAPartitionForAServerOnly() {
    ObHashPartDesc theirs = new ObHashPartDesc();
    theirs.setPartFuncType(ObPartFuncType.HASH_V2);
    theirs.setPartNum(PARTITIONS);
    prepare(theirs, List.of(Kind.BIGINT.theirs(NAME, 0)));
    assertThat(new HashRule(PARTITIONS).partition(List.of(Value.ofBigInt(Long.MIN_VALUE))))
        .isEqualTo((int) (Long.MAX_VALUE % PARTITIONS));
    assertThat(theirs.getPartId(new Row(NAME, Long.MIN_VALUE))).isNegative();
  }
}
