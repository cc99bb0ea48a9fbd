// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Puts rows into a table within one transaction. For one run of it. */
final class RowWriter {
  private static final String PRIMARY = "PRIMARY";

  private final TableLayout layout;
  private final RowGuard guard;
  private final TabletTransaction transaction;
  private final ForeignKeyChecks foreignKeys;

  RowWriter(TableLayout layout, RowGuard guard, TabletTransaction transaction) {
    this.layout = layout;
    this.guard = guard;
    this.transaction = transaction;
    this.foreignKeys = guard.foreignKeys();
  }

  /** Adds a row; 1062 when its key or a unique value is taken. */
  void insert(Value[] row) {
    guard.check(row);
    add(row);
    foreignKeys.inserted(row);
  }

  private void add(Value[] row) {
    long tabletId = layout.tabletOf(row);
    if (transaction.lock(layout, tabletId, layout.keyOf(row)) != null) {
      throw guard.duplicate(row, layout.schema().primaryKey(), PRIMARY);
    }
    requireUnique(tabletId, row);
    transaction.put(layout, tabletId, null, row);
  }

  private void requireUnique(long tabletId, Value[] row) {
    List<TabletTransaction.UniqueConflict> conflicts =
        transaction.uniqueConflicts(layout, tabletId, row);
    if (!conflicts.isEmpty()) {
      IndexSchema index = conflicts.get(0).index();
      throw guard.duplicate(row, index.columns(), index.name());
    }
  }

  /** Removes whatever has the row's key or unique values, then adds it; gives affected rows. */
  long replace(Value[] row) {
    guard.check(row);
    long tabletId = layout.tabletOf(row);
    Value[] before = transaction.lock(layout, tabletId, layout.keyOf(row));
    List<TabletTransaction.UniqueConflict> conflicts =
        transaction.uniqueConflicts(layout, tabletId, row);
    if (hasOneKey()
        && (same(before, row) || conflicts.stream().anyMatch(c -> same(c.row(), row)))) {
      return 1;
    }
    long removed = before == null ? 0 : 1;
    for (TabletTransaction.UniqueConflict conflict : conflicts) {
      transaction.delete(layout, conflict.tabletId(), conflict.row());
      foreignKeys.deleted(conflict.row());
      removed++;
    }
    if (before != null) {
      foreignKeys.deleted(before);
    }
    transaction.put(layout, tabletId, before, row);
    foreignKeys.inserted(row);
    return 1 + removed;
  }

  /** True when nothing but one key tells rows apart. */
  private boolean hasOneKey() {
    long unique =
        layout.schema().indexes().stream().filter(IndexSchema::isUnique).count();
    return unique == (layout.schema().hasHiddenKey() ? 1 : 0);
  }

  /** True when SQL sees no difference between the rows. */
  private boolean same(Value[] before, Value[] row) {
    return before != null
        && IntStream.range(0, row.length)
            .allMatch(i -> layout.columns().get(i).isHidden() || before[i].equals(row[i]));
  }

  /** The row that stands in the way of an insert, or null. */
  io.obkv.server.sql.access.LocatedRow conflict(Value[] row) {
    long tabletId = layout.tabletOf(row);
    Value[] before = transaction.lock(layout, tabletId, layout.keyOf(row));
    if (before != null) {
      return new io.obkv.server.sql.access.LocatedRow(tabletId, before);
    }
    List<TabletTransaction.UniqueConflict> conflicts =
        transaction.uniqueConflicts(layout, tabletId, row);
    return conflicts.isEmpty()
        ? null
        : new io.obkv.server.sql.access.LocatedRow(
            conflicts.get(0).tabletId(), conflicts.get(0).row());
  }

  /** Puts a changed row in place of one that is locked; its key may have changed, too. */
  void update(long tabletId, Value[] before, Value[] after) {
    guard.check(after);
    foreignKeys.updated(before, after);
    long target = layout.tabletOf(after);
    if (target == tabletId && layout.compareKeys(before, after) == 0) {
      requireUnique(tabletId, after);
      transaction.put(layout, tabletId, before, after);
      return;
    }
    transaction.delete(layout, tabletId, before);
    add(after);
  }

  void delete(long tabletId, Value[] row) {
    transaction.delete(layout, tabletId, row);
    foreignKeys.deleted(row);
  }

  /** To be called when all rows are written: what foreign keys demand of them together. */
  void finish() {
    foreignKeys.finish(transaction);
  }

  Value[] lock(long tabletId, Value[] row) {
    return transaction.lock(layout, tabletId, layout.keyOf(row));
  }
}
