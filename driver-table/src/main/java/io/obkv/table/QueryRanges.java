// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.routing.schema.ColumnRange;
import io.obkv.routing.schema.IndexSchema;
import io.obkv.routing.schema.TableSchema;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import java.util.List;

/** Which tablets a query reads. */
final class QueryRanges {
  private static final String PRIMARY = "PRIMARY";

  private QueryRanges() {}

  /** The tablets that may hold rows of a query; at least one, so that a server judges the query. */
  static int[] prune(TableSchema schema, Query query) {
    List<String> ordered = orderColumns(schema, query);
    List<ColumnRange> ranges = query.ranges().stream()
        .map(range -> new ColumnRange(names(range, ordered), range.toKeyRange()))
        .toList();
    int[] tablets = schema.prune(ranges);
    return tablets.length > 0 ? tablets : new int[] {0};
  }

  private static List<String> names(ScanRange range, List<String> ordered) {
    return range.columns().isEmpty() ? ordered : range.columns();
  }

  /** The columns by which rows come: those of the index, then those of the primary key. */
  static List<String> orderColumns(TableSchema schema, Query query) {
    if (query.index().isEmpty() || query.index().equalsIgnoreCase(PRIMARY)) {
      return schema.keyColumns();
    }
    return schema.index(query.index()).map(IndexSchema::columns).orElse(List.of());
  }
}
