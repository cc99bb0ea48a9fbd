// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import io.obkv.server.filter.FilterNode;
import io.obkv.server.filter.FilterNode.Connective;
import io.obkv.server.filter.FilterParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Makes filters of their text (5.3 of the protocol notes). Immutable: every read takes a filter of its
 * own, since filters keep state.
 */
public final class HBaseFilterParser {
  private final byte[] text;
  private final FilterNode tree;

  private HBaseFilterParser(byte[] text, FilterNode tree) {
    this.text = text;
    this.tree = tree;
  }

  /**
   * Reads a text.
   *
   * @throws RequestException {@link ErrorCode#OB_KV_FILTER_PARSE_ERROR} when it does not follow the
   *     grammar
   */
  public static HBaseFilterParser of(byte[] text) {
    return new HBaseFilterParser(text, FilterParser.parse(text));
  }

  /**
   * A new filter.
   *
   * @param family the name of the family that is read
   * @param reversed true for a read from the last row to the first
   * @throws RequestException {@link ErrorCode#OB_KV_FILTER_PARSE_ERROR} when there is no such filter, or
   *     none with these arguments
   */
  public HBaseFilter filter(String family, boolean reversed) {
    Builder builder = new Builder(family.getBytes(StandardCharsets.UTF_8), reversed);
    return builder.filter(tree);
  }

  private final class Builder {
    private final byte[] family;
    private final boolean reversed;

    Builder(byte[] family, boolean reversed) {
      this.family = family;
      this.reversed = reversed;
    }

    HBaseFilter filter(FilterNode node) {
      if (node instanceof FilterNode.Junction junction) {
        List<HBaseFilter> members =
            junction.members().stream().map(this::filter).toList();
        boolean all = junction.connective() == Connective.AND_WORD
            || junction.connective() == Connective.AND_SIGN;
        return all ? new FilterListAll(members) : new FilterListOne(members);
      }
      if (node instanceof FilterNode.Prefixed prefixed) {
        HBaseFilter inner = filter(prefixed.filter());
        return prefixed.prefix() == FilterNode.Prefix.SKIP
            ? new SkipFilter(inner)
            : new WhileMatchFilter(inner);
      }
      FilterNode.Call call = (FilterNode.Call) node;
      return call(call.name().toLowerCase(Locale.ROOT), new Arguments(text, call));
    }

    private HBaseFilter call(String name, Arguments arguments) {
      return switch (name) {
        case "rowfilter" -> new RowFilter(arguments.only(Arguments::comparison));
        case "qualifierfilter" -> new QualifierFilter(arguments.only(Arguments::comparison));
        case "valuefilter" -> new ValueFilter(arguments.only(Arguments::comparison));
        case "familyfilter" -> new FamilyFilter(arguments.only(Arguments::comparison), family);
        case "prefixfilter" -> new PrefixFilter(arguments.only(Arguments::bytes), reversed);
        case "inclusivestopfilter" ->
          new InclusiveStopFilter(arguments.only(Arguments::bytes), reversed);
        case "multirowrangefilter" -> new MultiRowRangeFilter(arguments.rowRanges(), reversed);
        case "fuzzyrowfilter" -> new FuzzyRowFilter(arguments.fuzzyPatterns());
        case "randomrowfilter" ->
          new RandomRowFilter(Float.intBitsToFloat((int) (long) arguments.only(Arguments::number)));
        case "pagefilter" -> new PageFilter(arguments.only(Arguments::number));
        default -> columns(name, arguments);
      };
    }

    private HBaseFilter columns(String name, Arguments arguments) {
      return switch (name) {
        case "singlecolumnvaluefilter" -> arguments.columnCondition(family, false);
        case "singlecolumnvalueexcludefilter" -> arguments.columnCondition(family, true);
        case "columnvaluefilter" -> arguments.columnValue(family);
        case "dependentcolumnfilter" -> arguments.dependentColumn(family);
        case "columncountgetfilter" -> new ColumnCountGetFilter(arguments.only(Arguments::number));
        case "columnpaginationfilter" -> arguments.columnPagination();
        case "columnprefixfilter" ->
          new ColumnPrefixFilter(List.of(arguments.only(Arguments::bytes)));
        case "multiplecolumnprefixfilter" -> new ColumnPrefixFilter(arguments.texts());
        case "columnrangefilter" -> arguments.columnRange();
        case "firstkeyonlyfilter" -> arguments.none(new FirstKeyOnlyFilter());
        case "firstkeyvaluematchingqualifiersfilter" -> new FirstKeyOnlyFilter(arguments.texts());
        case "keyonlyfilter" -> new KeyOnlyFilter(arguments.only(Arguments::bool));
        case "timestampsfilter" -> new TimestampsFilter(arguments.times());
        default -> throw FilterParser.failure(text);
      };
    }
  }
}
