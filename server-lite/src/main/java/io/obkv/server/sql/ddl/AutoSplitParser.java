// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.AutoSplit;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.sql.parse.SqlGrammar;
import io.obkv.server.sql.parse.StringLiterals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PARTITION BY RANGE(…) SIZE('…'), with the checks and words of OceanBase 4.3.5. Stateless. */
final class AutoSplitParser {
  private static final Pattern SIZE =
      Pattern.compile("\\s*([0-9]{1,18})(B|[KMGTP]B?|)", Pattern.CASE_INSENSITIVE);
  private static final String UNLIMITED = "unlimited";

  /** Each is 1024 times the one before. */
  private static final String UNITS = "KMGTP";

  private AutoSplitParser() {}

  /**
   * What the clause says; empty when the size is unlimited or 0, which OceanBase takes for none.
   *
   * @param columns those of the table
   * @param primaryKey the columns of its key, none when it has no key
   */
  static Optional<AutoSplit> parse(
      OBParser.Auto_partition_optionContext tree,
      PartitionColumns columns,
      List<String> primaryKey) {
    if (!SqlGrammar.isSplitSize(tree)) {
      throw SqlErrors.of(-4002, 1210, "HY000", "Invalid argument");
    }
    if (primaryKey.isEmpty()) {
      throw SqlErrors.notSupported("auto partitioned table without primary key is");
    }
    String partitioning =
        partitioning(tree.auto_partition_type().auto_range_type(), columns, primaryKey);
    OptionalLong bytes = bytes(
        StringLiterals.value(tree.partition_size().conf_const().STRING_VALUE().getText()));
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(new AutoSplit(partitioning, bytes.getAsLong()));
  }

  private static String partitioning(
      OBParser.Auto_range_typeContext range, PartitionColumns columns, List<String> primaryKey) {
    if (range.expr() == null && range.column_name_list() == null) {
      return "range()";
    }
    PartitionLevel level = columns.level(range);
    int count = level.columns().size();
    boolean prefix =
        count <= primaryKey.size() && level.columns().equals(primaryKey.subList(0, count));
    if (!prefix) {
      throw SqlErrors.notSupported("mismatching between primary key prefix and partition key is");
    }
    return level.kind().sqlName() + "(" + level.expression() + ")";
  }

  private static OptionalLong bytes(String size) {
    if (size.equalsIgnoreCase(UNLIMITED)) {
      return OptionalLong.empty();
    }
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw unreadable();
    }
    String unit = matcher.group(2).toUpperCase(Locale.ROOT);
    if (unit.equals("B")) {
      throw SqlErrors.notSupported("a size in bytes is");
    }
    int power = 1 + (unit.isEmpty() ? UNITS.indexOf('M') : UNITS.indexOf(unit.charAt(0)));
    try {
      long bytes = Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << 10 * power);
      return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    } catch (ArithmeticException tooLarge) {
      throw unreadable();
    }
  }

  private static SqlException unreadable() {
    return SqlErrors.of(-5001, 1064, "42000", "Parse error");
  }
}
