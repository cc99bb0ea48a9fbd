// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.engine.Direction;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds a row by the values of some columns: by a key that begins with them, where there is one. */
final class RowFinder {
  private final TableLayout table;
  private final int[] positions;
  private final Optional<IndexSchema> index;
  private final boolean byPrimaryKey;

  /** Where a row is. */
  record Found(long tabletId, Value[] row) {}

  RowFinder(TableLayout table, List<String> columns) {
    this.table = table;
    this.positions = columns.stream().mapToInt(table::position).toArray();
    this.byPrimaryKey = beginsWith(table.schema().primaryKey(), columns);
    this.index = byPrimaryKey
        ? Optional.empty()
        : table.schema().indexes().stream()
            .filter(one -> one.kind() != IndexSchema.Kind.FULLTEXT)
            .filter(one -> beginsWith(one.columns(), columns))
            .findFirst();
  }

  private static boolean beginsWith(List<String> key, List<String> columns) {
    return key.size() >= columns.size() && key.subList(0, columns.size()).equals(columns);
  }

  /** A row with the values as it is committed now, or written by the transaction. */
  Optional<Found> find(TabletTransaction transaction, Value[] values) {
    Value[] wanted = typed(values);
    for (long tabletId : table.schema().tabletIds()) {
      try (RowCursor rows = transaction.scanLatest(table, tabletId, scan(wanted))) {
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
          if (has(row, wanted)) {
            return Optional.of(new Found(tabletId, row));
          }
        }
      }
    }
    return Optional.empty();
  }

  private RowScan scan(Value[] wanted) {
    List<Value> bound = Arrays.asList(wanted);
    KeyRange range =
        byPrimaryKey || index.isPresent() ? KeyRange.of(bound, true, bound, true) : KeyRange.all();
    return new RowScan(index, List.of(range), Direction.FORWARD);
  }

  private boolean has(Value[] row, Value[] wanted) {
    for (int i = 0; i < positions.length; i++) {
      Value value = row[positions[i]];
      if (value.isNull() || table.valueOrder(positions[i]).compare(value, wanted[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Locks a row with the values, so that it stays until the transaction has committed. */
  boolean lock(TabletTransaction transaction, Value[] values) {
    Optional<Found> found = find(transaction, values);
    if (found.isEmpty()) {
      return false;
    }
    Value[] row = transaction.lock(table, found.get().tabletId, table.keyOf(found.get().row));
    return row != null && has(row, typed(values));
  }

  private Value[] typed(Value[] values) {
    Value[] typed = new Value[values.length];
    for (int i = 0; i < values.length; i++) {
      typed[i] = table.typed(positions[i], values[i]);
    }
    return typed;
  }
}
