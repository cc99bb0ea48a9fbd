// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.partition.TextOrder;
import io.obkv.server.catalog.ColumnType;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class KeyColumnTest {
  private static final KeyColumn BIGINT = KeyColumn.of(ColumnType.of(ValueType.BIGINT));
  private static final KeyColumn DOUBLE = KeyColumn.of(ColumnType.of(ValueType.DOUBLE));
  private static final KeyColumn DECIMAL = KeyColumn.of(ColumnType.of(ValueType.DECIMAL, 20, 4));
  private static final KeyColumn BINARY =
      KeyColumn.of(ColumnType.ofBytes(ValueType.VARCHAR, 100, Collation.BINARY));
  private static final KeyColumn BIN =
      KeyColumn.of(ColumnType.ofBytes(ValueType.VARCHAR, 100, Collation.UTF8MB4_BIN));
  private static final KeyColumn GENERAL_CI =
      KeyColumn.of(ColumnType.ofBytes(ValueType.VARCHAR, 100, Collation.UTF8MB4_GENERAL_CI));

  private static final KeyColumn UNICODE_CI =
      KeyColumn.of(ColumnType.ofBytes(ValueType.VARCHAR, 100, Collation.UTF8MB4_UNICODE_CI));
  private static final KeyColumn UNICODE_9 =
      KeyColumn.of(ColumnType.ofBytes(ValueType.VARCHAR, 100, Collation.UTF8MB4_0900_AI_CI));
  private static final List<KeyColumn> TEXTS =
      List.of(BINARY, BIN, GENERAL_CI, UNICODE_CI, UNICODE_9);

  private static byte[] encode(KeyColumn column, Value value) {
    ByteSink out = new ByteSink(8);
    column.encode(value, out);
    return out.toByteArray();
  }

  private static int order(KeyColumn column, Value left, Value right) {
    return Integer.signum(Arrays.compareUnsigned(encode(column, left), encode(column, right)));
  }

  @Property
  void wholeNumbersKeepTheirOrder(@ForAll long left, @ForAll long right) {
    assertThat(order(BIGINT, Value.ofBigInt(left), Value.ofBigInt(right)))
        .isEqualTo(Integer.signum(Long.compare(left, right)));
  }

  @Property
  void floatingNumbersKeepTheirOrder(@ForAll double left, @ForAll double right) {
    assertThat(order(DOUBLE, Value.ofDouble(left), Value.ofDouble(right)))
        .isEqualTo(Integer.signum(Double.compare(left + 0.0, right + 0.0)));
  }

  @Property
  void decimalsKeepTheirOrder(
      @ForAll @BigRange(min = "-9999999999999999", max = "9999999999999999") @Scale(4)
          BigDecimal left,
      @ForAll @BigRange(min = "-9999999999999999", max = "9999999999999999") @Scale(4)
          BigDecimal right) {
    assertThat(order(DECIMAL, decimal(left), decimal(right)))
        .isEqualTo(Integer.signum(left.compareTo(right)));
  }

  private static Value decimal(BigDecimal value) {
    return Value.ofDecimal(ValueType.DECIMAL, value.setScale(4));
  }

  @Property
  void bytesKeepTheirOrder(@ForAll byte[] left, @ForAll byte[] right) {
    assertThat(order(BINARY, Value.ofBytes(left), Value.ofBytes(right)))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(left, right)));
  }

  @Property
  void noEncodingBeginsAnother(@ForAll byte[] left, @ForAll byte[] right) {
    for (KeyColumn column : TEXTS) {
      byte[] one = encode(column, Value.ofBytes(left));
      byte[] other = encode(column, Value.ofBytes(right));
      boolean begins =
          one.length < other.length && Arrays.equals(one, Arrays.copyOf(other, one.length));
      assertThat(begins).isFalse();
    }
  }

  @Property
  void aKeyIsReadToItsEnd(@ForAll byte[] bytes) {
    for (KeyColumn column : TEXTS) {
      byte[] encoded = encode(column, Value.ofBytes(bytes));
      ByteSource in = new ByteSource(encoded, 0);
      KeyColumn.Payload payload = column.decode(in);
      assertThat(in.hasRemaining()).isFalse();
      if (column.isReversible()) {
        assertThat(payload.bytes()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void generalCiSortsAsTheServerDoes() {
    assertAscending(GENERAL_CI, "", "a\0", "a \0", "a", "a b", "b", "Z", "_");
    assertEqual(GENERAL_CI, "a", "A", "a  ", "á");
    assertEqual(GENERAL_CI, "", "  ");
  }

  @Test
  void binSortsAsTheServerDoes() {
    assertAscending(BIN, "", "A", "B", "Z", "_", "a\0", "a", "b", "á");
    assertEqual(BIN, "a", "a ");
  }

  @Test
  void unicodeCiSortsAsTheServerDoes() {
    assertAscending(UNICODE_CI, "\t", "", "a\t", "a\tb", "a", "a b", "ab", "й", "㐀", "🙂");
    assertEqual(UNICODE_CI, "a", "A", "a  ", "a\u00a0", "á", "a\u0301", "a\0", "ａ");
    assertEqual(UNICODE_CI, "ss", "ß", "SS ");
    assertEqual(UNICODE_CI, "😀", "😁", "𐐀");
    assertEqual(UNICODE_CI, "", "\0", "  ");
  }

  @Test
  void unicode9SortsAsTheServerDoes() {
    assertAscending(
        UNICODE_9, "", "\t", " ", "😀", "😁", "a", "a\t", "a ", "ab", "й", "中", "文", "㐀");
    assertEqual(UNICODE_9, "a", "A", "á", "a\u0301", "a\0", "ａ", "𝐀");
    assertEqual(UNICODE_9, "한", "\u1112\u1161\u11ab");
    assertEqual(UNICODE_9, "ﬁ", "fi");
  }

  @Test
  void theHighestWeightIsReadToItsEnd() {
    for (KeyColumn column : TEXTS) {
      ByteSource in = new ByteSource(encode(column, Value.ofString("a\uffff")), 0);
      var unused = column.decode(in);
      assertThat(in.hasRemaining()).isFalse();
    }
    assertAscending(UNICODE_9, "\ufffe", "\uffff", "\uffffa");
  }

  @Property
  void textsHaveTheOrderOfTheirKeys(@ForAll String left, @ForAll String right) {
    for (Collation collation : Collation.values()) {
      if (collation != Collation.INVALID) {
        KeyColumn column = KeyColumn.of(ColumnType.ofBytes(ValueType.VARCHAR, 100, collation));
        int order = TextOrder.compare(left.getBytes(UTF_8), right.getBytes(UTF_8), collation);
        assertThat(order(column, Value.ofString(left), Value.ofString(right)))
            .describedAs("%s", collation)
            .isEqualTo(Integer.signum(order));
      }
    }
  }

  @Test
  void nullIsLowest() {
    assertThat(order(BIGINT, Value.NULL, Value.ofBigInt(Long.MIN_VALUE))).isNegative();
    assertThat(order(GENERAL_CI, Value.NULL, Value.ofString(""))).isNegative();
  }

  private static void assertAscending(KeyColumn column, String... texts) {
    for (int i = 1; i < texts.length; i++) {
      assertThat(order(column, Value.ofString(texts[i - 1]), Value.ofString(texts[i])))
          .describedAs("'%s' before '%s'", texts[i - 1], texts[i])
          .isNegative();
    }
  }

  private static void assertEqual(KeyColumn column, String... texts) {
    for (String text : texts) {
      assertThat(order(column, Value.ofString(texts[0]), Value.ofString(text)))
          .describedAs("'%s' equals '%s'", texts[0], text)
          .isZero();
    }
  }
}
