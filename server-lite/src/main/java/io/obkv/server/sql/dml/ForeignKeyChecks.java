// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.TableConstraints;
import io.obkv.server.catalog.TableConstraints.ForeignKey;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The foreign keys of the table that a statement writes, and those of others that point at it. What
 * was written is noted and looked at when the statement is done, so rows of one statement may point at
 * each other. For one run of a transaction.
 */
final class ForeignKeyChecks {
  private final StatementScope scope;
  private final TableLayout table;
  private final List<ForeignKey> own;
  private final List<Incoming> incoming;
  private final List<Value[]> written = new ArrayList<>();
  private final List<Removed> removed = new ArrayList<>();

  /** A foreign key of another table, or of the table itself, that points at it. */
  private record Incoming(TableLayout child, ForeignKey key) {}

  /** Values that a foreign key may point at, and that are gone. */
  private record Removed(Value[] row, Incoming from) {}

  ForeignKeyChecks(StatementScope scope, TableLayout table) {
    this.scope = scope;
    this.table = table;
    boolean on = scope.isOn("foreign_key_checks");
    this.own = on ? scope.state().constraints(table.schema().id()).foreignKeys() : List.of();
    this.incoming = on ? incoming(scope, table.schema()) : List.of();
  }

  private static List<Incoming> incoming(StatementScope scope, TableSchema parent) {
    CatalogState state = scope.state();
    List<Incoming> found = new ArrayList<>();
    for (TableConstraints constraints : state.constraints()) {
      Optional<TableSchema> child = state.table(constraints.tableId());
      constraints.foreignKeys().stream()
          .filter(key -> child.isPresent() && pointsAt(key, parent))
          .forEach(key -> found.add(new Incoming(scope.store().layout(child.get()), key)));
    }
    return found;
  }

  private static boolean pointsAt(ForeignKey key, TableSchema parent) {
    return key.parentDatabase().equals(parent.database())
        && key.parentTable().equals(parent.name());
  }

  void inserted(Value[] row) {
    if (!own.isEmpty()) {
      written.add(row);
    }
  }

  /** Notes a row that is gone; whether another has its values since does not count. */
  void deleted(Value[] row) {
    incoming.forEach(one -> removed.add(new Removed(row, one)));
  }

  /** Notes a change, as far as keys look at what it changed. */
  void updated(Value[] before, Value[] after) {
    if (own.stream().anyMatch(key -> differs(key.columns(), before, after))) {
      written.add(after);
    }
    incoming.stream()
        .filter(one -> differs(one.key.parentColumns(), before, after))
        .forEach(one -> removed.add(new Removed(before, one)));
  }

  private boolean differs(List<String> columns, Value[] before, Value[] after) {
    return columns.stream().mapToInt(table::position).anyMatch(i -> !before[i].equals(after[i]));
  }

  /**
   * Looks at all that was noted.
   *
   * @throws SqlException 1452 when a row points at nothing, 1451 when a row that is gone is pointed at
   */
  void finish(TabletTransaction transaction) {
    removed.forEach(gone -> checkRemoved(gone.row, gone.from, transaction));
    for (Value[] row : written) {
      own.forEach(key -> checkWritten(row, key, transaction));
    }
  }

  private void checkRemoved(Value[] gone, Incoming one, TabletTransaction transaction) {
    Value[] values = values(table, one.key.parentColumns(), gone);
    if (values != null
        && new RowFinder(one.child, one.key.columns()).find(transaction, values).isPresent()) {
      throw SqlErrors.of(
          -5314,
          1451,
          "23000",
          "Cannot delete or update a parent row: a foreign key constraint fails");
    }
  }

  private void checkWritten(Value[] row, ForeignKey key, TabletTransaction transaction) {
    Value[] values = values(table, key.columns(), row);
    if (values == null) {
      return;
    }
    TableLayout parent = parent(key).orElseThrow(ForeignKeyChecks::noParent);
    if (!new RowFinder(parent, key.parentColumns()).lock(transaction, values)) {
      throw noParent();
    }
  }

  private Optional<TableLayout> parent(ForeignKey key) {
    return scope
        .state()
        .table(key.parentDatabase(), key.parentTable())
        .map(schema -> scope.store().layout(schema));
  }

  private static SqlException noParent() {
    return SqlErrors.of(
        -5315, 1452, "23000", "Cannot add or update a child row: a foreign key constraint fails");
  }

  /** The values of the columns; null when one of them is NULL: that points at nothing. */
  private static Value[] values(TableLayout layout, List<String> columns, Value[] row) {
    Value[] values = columns.stream().map(name -> row[layout.position(name)]).toArray(Value[]::new);
    return Arrays.stream(values).anyMatch(Value::isNull) ? null : values;
  }
}
