// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import io.obkv.hbase.filter.Translation.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.BinaryPrefixComparator;
import org.apache.hadoop.hbase.filter.ByteArrayComparable;
import org.apache.hadoop.hbase.filter.ColumnCountGetFilter;
import org.apache.hadoop.hbase.filter.ColumnPaginationFilter;
import org.apache.hadoop.hbase.filter.ColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.ColumnRangeFilter;
import org.apache.hadoop.hbase.filter.ColumnValueFilter;
import org.apache.hadoop.hbase.filter.CompareFilter;
import org.apache.hadoop.hbase.filter.DependentColumnFilter;
import org.apache.hadoop.hbase.filter.FamilyFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.InclusiveStopFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.apache.hadoop.hbase.filter.MultipleColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.PageFilter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.filter.RandomRowFilter;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueExcludeFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.SkipFilter;
import org.apache.hadoop.hbase.filter.TimestampsFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;

/**
 * One translation for each class of filters. A class that is not here, an application's own, is {@link
 * Translation#UNKNOWN}; so are subclasses, which may do anything.
 */
final class Translations {
  /**
   * What a query is asked to read at most: two lists of ranges have as many pairs of ranges as the product
   * of their lengths, and a fuzzy filter may have any number of patterns.
   */
  private static final int MOST_RANGES = 200;

  private static final Map<Class<?>, BiFunction<Filter, FamilyContext, Translation>> BY_CLASS =
      new HashMap<>();

  private Translations() {}

  private static <F extends Filter> void with(
      Class<F> type, BiFunction<F, FamilyContext, Translation> translation) {
    BY_CLASS.put(type, (filter, family) -> translation.apply(type.cast(filter), family));
  }

  static {
    with(RowFilter.class, (filter, family) -> row(filter));
    with(PrefixFilter.class, (filter, family) -> prefix(filter));
    with(MultiRowRangeFilter.class, (filter, family) -> ranges(filter));
    with(InclusiveStopFilter.class, Translations::inclusiveStop);
    with(FuzzyRows.class, Translations::fuzzy);
    with(RandomRowFilter.class, (filter, family) -> Translation.of(Effect.ROW, null));
    with(FamilyFilter.class, (filter, family) -> Translation.of(Effect.CELL, null));
    with(QualifierFilter.class, (filter, family) -> Translation.of(Effect.CELL, compare(filter)));
    with(ValueFilter.class, Translations::value);
    with(ColumnPrefixFilter.class, (filter, family) -> columnPrefix(filter));
    with(MultipleColumnPrefixFilter.class, (filter, family) -> columnPrefixes(filter));
    with(ColumnRangeFilter.class, (filter, family) -> columnRange(filter));
    with(ColumnValueFilter.class, Translations::columnValue);
    with(TimestampsFilter.class, (filter, family) -> timestamps(filter));
    with(SingleColumnValueFilter.class, Translations::singleColumn);
    with(SingleColumnValueExcludeFilter.class, Translations::singleColumn);
    with(
        DependentColumnFilter.class,
        (filter, family) ->
            Translation.of(Effect.WHOLE_ROW, null).withVersions().withValues());
    with(
        FirstKeyOnlyFilter.class,
        (filter, family) -> Translation.of(Effect.FIRST_CELLS, "FirstKeyOnlyFilter()"));
    with(ColumnPaginationFilter.class, Translations::pagination);
    with(ColumnCountGetFilter.class, (filter, family) -> Translation.of(Effect.SCAN, null));
    with(KeyOnlyFilter.class, (filter, family) -> Translation.of(Effect.KEYS, keysOnly(filter)));
    with(PageFilter.class, (filter, family) -> Translation.of(Effect.PAGE, null));
    with(SkipFilter.class, Translations::skip);
    with(FilterList.class, Translations::list);
    firstKeyValue();
  }

  @SuppressWarnings("deprecation") // applications may use it still
  private static void firstKeyValue() {
    with(
        org.apache.hadoop.hbase.filter.FirstKeyValueMatchingQualifiersFilter.class,
        (filter, family) -> Translation.of(Effect.FIRST_CELLS, null));
  }

  static Translation of(Filter filter, FamilyContext family) {
    BiFunction<Filter, FamilyContext, Translation> known = BY_CLASS.get(filter.getClass());
    return known == null ? Translation.UNKNOWN : known.apply(filter, family);
  }

  private static Translation row(RowFilter filter) {
    String text = compare(filter);
    RowRanges rows = rows(filter.getCompareOperator(), filter.getComparator());
    return rows == null ? Translation.of(Effect.ROW, text) : Translation.exactly(rows, text);
  }

  /** The rows that a comparison lets pass; null where they are no range. */
  private static RowRanges rows(CompareOperator operator, ByteArrayComparable comparator) {
    if (comparator == null || comparator.getValue() == null) {
      return null;
    }
    byte[] row = comparator.getValue();
    if (comparator.getClass() == BinaryPrefixComparator.class) {
      return operator == CompareOperator.EQUAL ? RowRanges.of(RowRange.prefix(row)) : null;
    }
    if (comparator.getClass() != BinaryComparator.class) {
      return null;
    }
    return switch (operator) {
      case EQUAL -> RowRanges.of(RowRange.only(row));
      case LESS -> RowRanges.of(new RowRange(new byte[0], row));
      case LESS_OR_EQUAL -> RowRanges.of(new RowRange(new byte[0], RowRange.behind(row)));
      case GREATER -> RowRanges.of(new RowRange(RowRange.behind(row), null));
      case GREATER_OR_EQUAL -> RowRanges.of(new RowRange(row, null));
      case NOT_EQUAL ->
        RowRanges.of(new RowRange(new byte[0], row), new RowRange(RowRange.behind(row), null));
      case NO_OP -> RowRanges.NONE;
    };
  }

  private static Translation prefix(PrefixFilter filter) {
    byte[] prefix = filter.getPrefix();
    return prefix == null
        ? Translation.UNKNOWN
        : Translation.exactly(
            RowRanges.of(RowRange.prefix(prefix)),
            FilterText.call("PrefixFilter", FilterText.quoted(prefix)));
  }

  private static Translation ranges(MultiRowRangeFilter filter) {
    List<RowRange> ranges = new ArrayList<>();
    for (MultiRowRangeFilter.RowRange range : filter.getRowRanges()) {
      ranges.add(RowRange.between(
          range.getStartRow(),
          range.isStartRowInclusive(),
          range.getStopRow(),
          range.isStopRowInclusive()));
    }
    return Translation.exactly(RowRanges.of(ranges), null);
  }

  private static Translation fuzzy(FuzzyRows filter, FamilyContext family) {
    List<RowRange> rows = filter.rows(family.reversed()).ranges();
    RowRanges read = rows.size() <= MOST_RANGES
        ? RowRanges.of(rows)
        : RowRanges.of(
            new RowRange(rows.get(0).start(), rows.get(rows.size() - 1).stop()));
    return Translation.among(read);
  }

  private static Translation inclusiveStop(InclusiveStopFilter filter, FamilyContext family) {
    byte[] row = filter.getStopRowKey();
    if (row == null) {
      return Translation.UNKNOWN;
    }
    RowRange rows = family.reversed()
        ? new RowRange(row, null)
        : new RowRange(new byte[0], RowRange.behind(row));
    return Translation.exactly(RowRanges.of(rows), null);
  }

  /** The text of a comparison, named as its class. */
  private static String compare(CompareFilter filter) {
    return FilterText.call(
        filter.getClass().getSimpleName(),
        FilterText.operator(filter.getCompareOperator()),
        FilterText.comparator(filter.getComparator()));
  }

  private static Translation value(ValueFilter filter, FamilyContext family) {
    String text = family.comparesValues() ? compare(filter) : null;
    return Translation.of(Effect.CELL, text).withVersions().withValues();
  }

  private static Translation columnPrefix(ColumnPrefixFilter filter) {
    byte[] prefix = filter.getPrefix();
    String text =
        prefix == null ? null : FilterText.call("ColumnPrefixFilter", FilterText.quoted(prefix));
    return Translation.of(Effect.CELL, text);
  }

  private static Translation columnPrefixes(MultipleColumnPrefixFilter filter) {
    Object[] prefixes =
        Arrays.stream(filter.getPrefix()).map(FilterText::quoted).toArray();
    String text =
        prefixes.length == 0 ? null : FilterText.call("MultipleColumnPrefixFilter", prefixes);
    return Translation.of(Effect.CELL, text);
  }

  /** Servers refuse ranges whose end is not behind their beginning (error -4002). */
  private static Translation columnRange(ColumnRangeFilter filter) {
    boolean isSayable = filter.getMinColumn() != null
        && filter.getMaxColumn() != null
        && Arrays.compareUnsigned(filter.getMinColumn(), filter.getMaxColumn()) < 0;
    String text = isSayable
        ? FilterText.call(
            "ColumnRangeFilter",
            FilterText.quoted(filter.getMinColumn()),
            filter.isMinColumnInclusive(),
            FilterText.quoted(filter.getMaxColumn()),
            filter.getMaxColumnInclusive())
        : null;
    return Translation.of(Effect.CELL, text);
  }

  private static Translation columnValue(ColumnValueFilter filter, FamilyContext family) {
    boolean isHere = family.comparesValues() && family.isFamily(filter.getFamily());
    String text = isHere
        ? FilterText.call(
            "ColumnValueFilter",
            FilterText.quoted(filter.getFamily()),
            FilterText.quoted(filter.getQualifier()),
            FilterText.operator(filter.getCompareOperator()),
            FilterText.comparator(filter.getComparator()))
        : null;
    return Translation.of(Effect.CELL, text).withVersions().withValues();
  }

  private static Translation timestamps(TimestampsFilter filter) {
    List<Long> times = filter.getTimestamps();
    String text = null;
    if (!times.isEmpty() && times.stream().allMatch(time -> time >= 0)) {
      List<Object> arguments = new ArrayList<>(times);
      arguments.add(false);
      text = FilterText.call("TimestampsFilter", arguments.toArray());
    }
    return Translation.of(Effect.CELL, text).withVersions();
  }

  /** The excluding form, too: its column is left out here, and decides the same there. */
  private static Translation singleColumn(SingleColumnValueFilter filter, FamilyContext family) {
    byte[] qualifier = filter.getQualifier();
    boolean sayable = family.only()
        && family.comparesValues()
        && family.isFamily(filter.getFamily())
        && qualifier != null
        && family.reads(qualifier)
        && filter.getLatestVersionOnly();
    String text = sayable
        ? FilterText.call(
            "SingleColumnValueFilter",
            FilterText.quoted(filter.getFamily()),
            FilterText.quoted(qualifier),
            FilterText.operator(filter.getCompareOperator()),
            FilterText.comparator(filter.getComparator()),
            filter.getFilterIfMissing(),
            true)
        : null;
    Translation found = Translation.of(Effect.WHOLE_ROW, text).withValues();
    return filter.getLatestVersionOnly() ? found : found.withVersions();
  }

  /** A server gives the columns up to the last one wanted; those before the offset are left out here. */
  private static Translation pagination(ColumnPaginationFilter filter, FamilyContext family) {
    byte[] from = filter.getColumnOffset();
    long columns = (long) filter.getLimit() + filter.getOffset();
    String text = null;
    if (from != null && family.only()) {
      text = FilterText.call("ColumnPaginationFilter", filter.getLimit(), FilterText.quoted(from));
    } else if (from == null && columns > 0 && columns <= Integer.MAX_VALUE) {
      text = FilterText.call("ColumnPaginationFilter", columns, 0);
    }
    return Translation.of(Effect.FIRST_CELLS, text);
  }

  /** What {@code lenAsVal} makes of a value cannot be made of what a server would send instead. */
  private static String keysOnly(KeyOnlyFilter filter) {
    boolean keepsLength = !filter.equals(new KeyOnlyFilter(false));
    return keepsLength ? null : "KeyOnlyFilter(false)";
  }

  private static Translation skip(SkipFilter filter, FamilyContext family) {
    Translation inner = of(filter.getFilter(), family);
    if (!inner.is(Effect.CELL) && !inner.is(Effect.ROW)) {
      return Translation.UNKNOWN;
    }
    Class<?> type = filter.getFilter().getClass();
    boolean sayable = family.only()
        && inner.text() != null
        && (type == ValueFilter.class || type == QualifierFilter.class);
    return new Translation(
        Effect.WHOLE_ROW,
        sayable ? "(SKIP " + inner.text() + ")" : null,
        RowRanges.ALL,
        false,
        inner.seesVersions(),
        inner.readsValues());
  }

  private static Translation list(FilterList list, FamilyContext family) {
    List<Translation> members =
        list.getFilters().stream().map(member -> of(member, family)).collect(Collectors.toList());
    if (members.isEmpty()) {
      return Translation.EVERYTHING;
    }
    return list.getOperator() == FilterList.Operator.MUST_PASS_ALL ? all(members) : any(members);
  }

  /** As a member of another list; what is outermost is looked at member by member. */
  private static Translation all(List<Translation> members) {
    return combined(
        members,
        FilterText.all(members.stream()
            .map(Translation::text)
            .filter(text -> text != null)
            .collect(Collectors.toList())),
        members.stream().map(Translation::rows).reduce(RowRanges.ALL, Translations::and));
  }

  private static Translation any(List<Translation> members) {
    return combined(
        members,
        FilterText.any(members.stream().map(Translation::text).collect(Collectors.toList())),
        members.stream().map(Translation::rows).reduce(RowRanges.NONE, RowRanges::or));
  }

  private static Translation combined(List<Translation> members, String text, RowRanges rows) {
    boolean onlyRows = members.stream().allMatch(member -> member.is(Effect.ROW));
    boolean onlyCells = members.stream().allMatch(member -> member.is(Effect.CELL));
    boolean inRow =
        members.stream().noneMatch(member -> member.is(Effect.SCAN) || member.is(Effect.PAGE));
    boolean stateless =
        members.stream().allMatch(member -> member.is(Effect.ROW) || member.is(Effect.CELL));
    Effect effect =
        onlyRows ? Effect.ROW : stateless ? Effect.CELL : inRow ? Effect.WHOLE_ROW : Effect.SCAN;
    return new Translation(
        effect,
        onlyRows || onlyCells ? text : null,
        inRow ? rows : RowRanges.ALL,
        onlyRows && members.stream().allMatch(Translation::rowsSayAll),
        members.stream().anyMatch(Translation::seesVersions),
        members.stream().anyMatch(Translation::readsValues));
  }

  static RowRanges and(RowRanges one, RowRanges other) {
    boolean tooMany = (long) one.ranges().size() * other.ranges().size() > MOST_RANGES
        && one.ranges().size() > 1
        && other.ranges().size() > 1;
    return tooMany ? one : one.and(other);
  }
}
