// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import io.obkv.error.ErrorCode;
import io.obkv.partition.TextOrder;
import io.obkv.server.error.RequestException;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A filter of the table model, ready to be asked about rows (5.2 of the protocol notes). Immutable
 * and safe to share.
 *
 * <p>Table filters are {@code TableCompareFilter(op, 'column:value')}, joined by {@code &&} and
 * {@code ||}. As on OceanBase 4.3.5, anything else that the language can say is read but lets every
 * row pass: the words {@code AND}, {@code OR}, {@code SKIP} and {@code WHILE}, and the filters of
 * the HBase model.
 */
public final class TableFilter {
  private static final Set<String> HBASE_FILTERS = Set.of(
      "rowfilter",
      "valuefilter",
      "qualifierfilter",
      "familyfilter",
      "singlecolumnvaluefilter",
      "singlecolumnvalueexcludefilter",
      "columnvaluefilter",
      "dependentcolumnfilter",
      "pagefilter",
      "columncountgetfilter",
      "columnpaginationfilter",
      "prefixfilter",
      "columnprefixfilter",
      "multiplecolumnprefixfilter",
      "columnrangefilter",
      "firstkeyonlyfilter",
      "firstkeyvaluematchingqualifiersfilter",
      "keyonlyfilter",
      "fuzzyrowfilter",
      "multirowrangefilter",
      "inclusivestopfilter",
      "randomrowfilter",
      "timestampsfilter",
      "checkandmutatefilter");

  private static final Condition EVERY_ROW = row -> true;

  @FunctionalInterface
  private interface Condition {
    boolean passes(FilterRow row);
  }

  private final Condition condition;

  private TableFilter(Condition condition) {
    this.condition = condition;
  }

  /**
   * The filter of a text.
   *
   * @throws RequestException {@link ErrorCode#OB_KV_FILTER_PARSE_ERROR} when it is none
   */
  public static TableFilter parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new TableFilter(compile(FilterParser.parse(bytes), bytes));
  }

  /**
   * Whether the row is among those that the filter keeps.
   *
   * @throws RequestException {@link ErrorCode#OB_ERR_UNEXPECTED} when the table lacks a column or an
   *     integer is compared with something else; {@link ErrorCode#OB_NOT_SUPPORTED} when the
   *     column's type cannot be compared
   */
  public boolean passes(FilterRow row) {
    return condition.passes(row);
  }

  private static Condition compile(FilterNode node, byte[] text) {
    if (node instanceof FilterNode.Call call) {
      return compile(call, text);
    }
    if (node instanceof FilterNode.Prefixed prefixed) {
      compile(prefixed.filter(), text);
      return EVERY_ROW;
    }
    FilterNode.Junction junction = (FilterNode.Junction) node;
    List<Condition> members =
        junction.members().stream().map(member -> compile(member, text)).toList();
    return switch (junction.connective()) {
      case AND_SIGN -> row -> members.stream().allMatch(member -> member.passes(row));
      case OR_SIGN -> row -> members.stream().anyMatch(member -> member.passes(row));
      case AND_WORD, OR_WORD -> EVERY_ROW;
    };
  }

  private static Condition compile(FilterNode.Call call, byte[] text) {
    String name = call.name().toLowerCase(Locale.ROOT);
    if (HBASE_FILTERS.contains(name)) {
      return EVERY_ROW;
    }
    List<FilterArgument> arguments = call.arguments();
    if (name.equals("tablecomparefilter")
        && arguments.size() == 2
        && arguments.get(0) instanceof FilterArgument.Operator operator
        && arguments.get(1) instanceof FilterArgument.Text comparison) {
      return comparison(operator.op(), comparison.bytes(), text);
    }
    throw FilterParser.failure(text);
  }

  private static Condition comparison(CompareOp op, byte[] argument, byte[] text) {
    int colon = 0;
    while (colon < argument.length && argument[colon] != ':') {
      colon++;
    }
    if (colon == argument.length) {
      throw FilterParser.failure(text);
    }
    String column = new String(argument, 0, colon, StandardCharsets.UTF_8);
    // OceanBase reads the constant as C does: up to the first zero byte.
    int end = colon + 1;
    while (end < argument.length && argument[end] != 0) {
      end++;
    }
    return new Comparison(op, column, Arrays.copyOfRange(argument, colon + 1, end));
  }

  /** One column compared with the text of a constant. */
  private record Comparison(CompareOp op, String column, byte[] operand) implements Condition {
    @Override
    public boolean passes(FilterRow row) {
      if (!row.hasColumn(column)) {
        throw new RequestException(ErrorCode.OB_ERR_UNEXPECTED);
      }
      Value value = row.value(column);
      if (op == CompareOp.IS || op == CompareOp.IS_NOT) {
        return value.isNull() == (op == CompareOp.IS);
      }
      return !value.isNull() && op.accepts(compare(value));
    }

    private int compare(Value value) {
      ValueType type = value.type();
      if (type.isInteger()) {
        return compareIntegers(value);
      }
      if (type == ValueType.VARCHAR || type == ValueType.CHAR) {
        return TextOrder.compare(value.bytes(), operand, collation(value));
      }
      throw new RequestException(
          ErrorCode.OB_NOT_SUPPORTED,
          "only for double, int and string, other column type not supported");
    }

    private static Collation collation(Value value) {
      Collation known = Collation.ofNumber(value.collation());
      return known == null || known == Collation.INVALID ? Collation.UTF8MB4_BIN : known;
    }

    private int compareIntegers(Value value) {
      BigInteger constant = WholeNumbers.parse(operand);
      if (constant == null) {
        throw new RequestException(ErrorCode.OB_ERR_UNEXPECTED);
      }
      return value.type().isUnsignedInteger()
          ? Long.compareUnsigned(value.bits(), WholeNumbers.toUnsigned(constant))
          : Long.compare(value.bits(), WholeNumbers.toSigned(constant));
    }
  }
}
