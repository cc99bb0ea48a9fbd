// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Aggregation;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.engine.Direction;
import io.obkv.server.error.RequestException;
import io.obkv.server.filter.TableFilter;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A checked query (3.5 of the protocol notes). Immutable.
 *
 * @param index empty for the primary key
 * @param tablets where to look: that of the request, or those that its ranges leave
 * @param words those of a full-text search, else empty
 * @param names the columns of the answer
 * @param positions where they are in a row, or {@link #NO_COLUMN}
 * @param filter null for none
 * @param limit -1 for none
 */
record QueryPlan(
    TableLayout table,
    Optional<IndexSchema> index,
    List<Long> tablets,
    List<KeyRange> ranges,
    Direction direction,
    Optional<SearchWords> words,
    List<String> names,
    int[] positions,
    TableFilter filter,
    int limit,
    int offset,
    List<Aggregation> aggregations) {
  private static final String PRIMARY = "primary";

  /** The position of a column that the table does not have: it reads as NULL. */
  static final int NO_COLUMN = -1;

  /** Checks a query on the tablet named, or on all when it is 0. */
  static QueryPlan of(TableLayout table, long tabletId, Query query) {
    if (query.ranges().isEmpty() || query.limit() == 0 || query.offset() < 0) {
      throw Refusals.invalidArgument();
    }
    Optional<IndexSchema> index = index(table, query.indexName());
    Optional<SearchWords> words = SearchWords.of(table, index, query.params());
    Optional<IndexSchema> walked = words.isPresent() ? Optional.empty() : index;
    RangeReader reader =
        new RangeReader(table, walked, words.isPresent() ? List.of() : query.scanRangeColumns());
    List<KeyRange> ranges = reader.read(query.ranges());
    boolean aggregates = !query.aggregations().isEmpty();
    List<String> names = names(table, query, aggregates);
    return new QueryPlan(
        table,
        walked,
        tablets(walked, tabletId)
            .orElseGet(() -> RangePruning.tablets(table, reader.positions(), ranges)),
        sorted(ranges, table, walked),
        query.scanOrder() == ScanOrder.REVERSE.number() ? Direction.REVERSE : Direction.FORWARD,
        words,
        names,
        aggregates ? new int[0] : positions(table, names),
        query.filter().isEmpty() ? null : TableFilter.parse(query.filter()),
        query.limit(),
        query.limit() < 0 ? 0 : query.offset(),
        query.aggregations());
  }

  /**
   * The tablets to walk over where the ranges do not matter: that of the request, or those of a
   * global index, which are its own.
   */
  private static Optional<List<Long>> tablets(Optional<IndexSchema> index, long tabletId) {
    if (index.isEmpty() || !isGlobal(index.get())) {
      return tabletId == 0 ? Optional.empty() : Optional.of(List.of(tabletId));
    }
    List<Long> all = index.get().tabletIds();
    return Optional.of(all.contains(tabletId) ? List.of(tabletId) : all);
  }

  /** The same query on each of its tablets. */
  List<QueryPlan> byTablet() {
    return tablets.stream().map(this::onTablet).toList();
  }

  private QueryPlan onTablet(long tabletId) {
    return new QueryPlan(
        table,
        index,
        List.of(tabletId),
        ranges,
        direction,
        words,
        names,
        positions,
        filter,
        limit,
        offset,
        aggregations);
  }

  private static boolean isGlobal(IndexSchema index) {
    return index.scope() == IndexSchema.Scope.GLOBAL;
  }

  /** True when the rows are found through an index whose entries are in tablets of their own. */
  boolean isGlobal() {
    return index.filter(QueryPlan::isGlobal).isPresent();
  }

  /** True when every range is one row's primary key. */
  boolean isPointLookup() {
    return index.isEmpty() && words.isEmpty() && ranges.stream().allMatch(this::isPoint);
  }

  private boolean isPoint(KeyRange range) {
    return range.startInclusive()
        && range.endInclusive()
        && range.start().size() == table.keyPositions().length
        && range.start().equals(range.end())
        && range.start().stream().noneMatch(value -> value.isMin() || value.isMax());
  }

  /** The index of that name; empty for the primary key. */
  static Optional<IndexSchema> index(TableLayout table, String name) {
    if (name.isEmpty() || name.toLowerCase(Locale.ROOT).equals(PRIMARY)) {
      return Optional.empty();
    }
    return Optional.of(table
        .schema()
        .index(name)
        .orElseThrow(() -> new RequestException(
            ErrorCode.OB_WRONG_NAME_FOR_INDEX, "Incorrect index name '" + name + "'")));
  }

  private static List<String> names(TableLayout table, Query query, boolean aggregates) {
    if (aggregates) {
      return query.selectColumns();
    }
    if (query.selectColumns().isEmpty()) {
      return table.columns().stream().map(column -> column.name()).toList();
    }
    return query.selectColumns().stream().map(name -> name(table, query, name)).toList();
  }

  /** OceanBase notices an unknown column only where no filter makes it look at whole rows. */
  private static String name(TableLayout table, Query query, String name) {
    int position = table.position(name);
    if (position >= 0) {
      return table.columns().get(position).name();
    }
    if (query.filter().isEmpty()) {
      throw new RequestException(ErrorCode.OB_HASH_NOT_EXIST);
    }
    return name;
  }

  private static int[] positions(TableLayout table, List<String> names) {
    return names.stream().mapToInt(table::position).toArray();
  }

  private static List<KeyRange> sorted(
      List<KeyRange> ranges, TableLayout table, Optional<IndexSchema> index) {
    if (ranges.size() < 2) {
      return ranges;
    }
    Comparator<KeyRange> byStart = table.rangeOrder(index);
    return ranges.stream().sorted(byStart).toList();
  }

  /** The order of rows in the answer. */
  Comparator<Value[]> rowOrder() {
    Comparator<Value[]> order = table.rowOrder(index);
    return direction == Direction.FORWARD ? order : order.reversed();
  }

  /** The ranges in the order in which they are read. */
  List<KeyRange> rangesInOrder() {
    if (direction == Direction.FORWARD) {
      return ranges;
    }
    List<KeyRange> reversed = new ArrayList<>(ranges);
    Collections.reverse(reversed);
    return reversed;
  }
}
