// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.partition.KeyOrder;
import io.obkv.partition.PartitionColumn;
import io.obkv.routing.schema.ColumnSchema;
import io.obkv.routing.schema.TableSchema;
import io.obkv.table.operation.Query;
import io.obkv.table.result.Row;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of a query's rows over several tablets: by the index's columns, then the primary key's. For it
 * the tablets are asked for columns that the query leaves out, which are taken off again.
 */
final class MergeOrder {
  private final Query query;
  private final List<String> columns;
  private final Comparator<List<Value>> order;
  private final int added;

  private MergeOrder(Query query, List<String> columns, Comparator<List<Value>> order, int added) {
    this.query = query;
    this.columns = columns;
    this.order = order;
    this.added = added;
  }

  static MergeOrder of(TableSchema schema, Query query) {
    Set<String> ordered = new LinkedHashSet<>(QueryRanges.orderColumns(schema, query));
    ordered.addAll(schema.keyColumns());
    List<PartitionColumn> compared =
        ordered.stream().map(name -> comparison(schema, name)).toList();
    Comparator<List<Value>> order = KeyOrder.of(compared);
    int added = query.columns().isEmpty()
        ? 0
        : (int) ordered.stream().filter(name -> !selects(query, name)).count();
    return new MergeOrder(
        query, List.copyOf(ordered), query.reverse() ? order.reversed() : order, added);
  }

  private static PartitionColumn comparison(TableSchema schema, String name) {
    ColumnSchema column =
        schema.column(name).orElseThrow(() -> new IllegalArgumentException("no column " + name));
    return column
        .comparison()
        .orElseThrow(() -> new IllegalArgumentException(
            "rows of several partitions cannot be merged by " + name + " " + column.sqlType()));
  }

  private static boolean selects(Query query, String name) {
    return query.columns().stream().anyMatch(name::equalsIgnoreCase);
  }

  /** What each tablet is asked: enough rows for any place in the whole. */
  Query perTablet() {
    Query.Builder each = query.toBuilder().offset(0);
    if (added > 0) {
      columns.stream().filter(name -> !selects(query, name)).forEach(each::select);
    }
    if (query.limit() >= 0) {
      each.limit(Math.addExact(query.limit(), query.offset()));
    }
    return each.build();
  }

  int compare(Row a, Row b) {
    return order.compare(key(a), key(b));
  }

  private List<Value> key(Row row) {
    List<Value> key = new ArrayList<>(columns.size());
    for (String column : columns) {
      key.add(row.value(column));
    }
    return key;
  }

  /** A row as the query wants it. */
  Row project(Row row) {
    return added == 0 ? row : row.first(row.size() - added);
  }
}
