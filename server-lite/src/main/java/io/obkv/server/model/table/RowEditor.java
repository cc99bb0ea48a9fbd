// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.KeyText;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.server.tablet.TabletTransaction.UniqueConflict;
import io.obkv.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of one table within one transaction: checks and completes what a request brings, finds
 * conflicts, treats rows whose TTL has passed as absent. For one thread at a time.
 */
final class RowEditor {
  private final TabletStore store;
  private final TabletTransaction transaction;
  private final TableLayout table;
  private final long givenTablet;
  private final EvaluationContext context;

  /**
   * @param givenTablet the tablet that the request names, or 0 to find it by the row's key
   */
  RowEditor(
      TabletStore store,
      TabletTransaction transaction,
      TableLayout table,
      long givenTablet,
      EvaluationContext context) {
    this.store = store;
    this.transaction = transaction;
    this.table = table;
    this.givenTablet = givenTablet;
    this.context = context;
  }

  TableLayout table() {
    return table;
  }

  /** The tablet that the request names, or 0. */
  long tabletId() {
    return givenTablet;
  }

  EvaluationContext context() {
    return context;
  }

  /** A row on its way: where it is, its key, and what is there now. */
  record Place(long tablet, Value[] key, Value[] found, Value[] expired) {
    /** What a write replaces: the row, be it expired. */
    Value[] before() {
      return found != null ? found : expired;
    }
  }

  private long tabletOfKey(Value[] key) {
    return givenTablet != 0 ? givenTablet : table.tabletOfKey(key);
  }

  /** Locks the row with this key. */
  Place lock(Value[] key) {
    long tablet = tabletOfKey(key);
    return place(tablet, key, transaction.lock(table, tablet, key));
  }

  /** Reads the row with this key without a lock. */
  Place read(Value[] key) {
    long tablet = tabletOfKey(key);
    return place(tablet, key, transaction.get(table, tablet, key));
  }

  /** Locks a row that a scan of a tablet has met. */
  Place lockIn(long tablet, Value[] row) {
    Value[] key = table.keyOf(row);
    return place(tablet, key, transaction.lock(table, tablet, key));
  }

  private Place place(long tablet, Value[] key, Value[] row) {
    boolean expired = row != null && table.isExpired(row, context);
    return new Place(tablet, key, expired ? null : row, expired ? row : null);
  }

  /** A key that must be complete. */
  Value[] wholeKey(List<Value> given) {
    int[] positions = table.keyPositions();
    if (given.size() != positions.length) {
      throw Refusals.keyCount(positions.length, given.size());
    }
    Value[] key = new Value[positions.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = ColumnGuard.admit(table, positions[i], given.get(i));
    }
    return key;
  }

  /** A key of a read or a delete: OceanBase words an incomplete one differently. */
  Value[] exactKey(List<Value> given) {
    if (given.size() != table.keyPositions().length) {
      throw Refusals.notSupported("operation is not supported to partially fill rowkey columns");
    }
    return wholeKey(given);
  }

  /** A key that may leave its AUTO_INCREMENT column out, or give NULL or 0 for it: draws a number. */
  Value[] drawnKey(List<Value> given) {
    int[] positions = table.keyPositions();
    int automatic = automaticKeyIndex();
    if (automatic < 0) {
      return wholeKey(given);
    }
    boolean leftOut = given.size() == positions.length - 1;
    if (!leftOut && given.size() != positions.length) {
      throw Refusals.keyCount(positions.length, given.size());
    }
    Value[] key = new Value[positions.length];
    for (int i = 0; i < key.length; i++) {
      if (i == automatic) {
        key[i] = drawnOrGiven(positions[i], leftOut ? Value.NULL : given.get(i));
      } else {
        Value value = given.get(leftOut && i > automatic ? i - 1 : i);
        key[i] = ColumnGuard.admit(table, positions[i], value);
      }
    }
    return key;
  }

  private int automaticKeyIndex() {
    int[] positions = table.keyPositions();
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] == table.autoIncrementPosition()) {
        return i;
      }
    }
    return -1;
  }

  private Value drawnOrGiven(int position, Value given) {
    boolean draws = given.isNull() || given.type().isInteger() && given.bits() == 0;
    if (draws) {
      return table.typed(
          position,
          Value.ofNumber(
              table.columns().get(position).type().type(), store.nextAutoIncrement(table)));
    }
    Value admitted = ColumnGuard.admit(table, position, given);
    if (admitted.bits() > 0) {
      store.noteAutoIncrement(table, admitted.bits());
    }
    return admitted;
  }

  /**
   * Columns of a write and their values, as the columns hold them.
   *
   * @param positions where the columns are in a row
   */
  record Written(int[] positions, Value[] values) {}

  /** What a write brings, checked column by column in the order in which it names them. */
  Written written(List<String> names, List<Value> values) {
    int[] positions = new int[names.size()];
    Value[] admitted = new Value[positions.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = writtenPosition(names.get(i));
      Value value = values.get(i);
      admitted[i] = value.isNull() && positions[i] == table.autoIncrementPosition()
          ? value
          : ColumnGuard.admit(table, positions[i], value);
    }
    return new Written(positions, admitted);
  }

  /** The positions of columns that a write names; each must exist and may be written. */
  int[] writtenPositions(List<String> names) {
    return names.stream().mapToInt(this::writtenPosition).toArray();
  }

  private int writtenPosition(String name) {
    int position = table.position(name);
    if (position < 0) {
      throw Refusals.unknownColumn(name, table.schema().name());
    }
    if (table.isKey(position)) {
      throw Refusals.notSupported("mutate rowkey column");
    }
    if (table.columns().get(position).generated().isPresent()) {
      throw Refusals.notSupported("The specified value for generated column");
    }
    return position;
  }

  /** A complete new row: what is left out takes its default, generated columns are computed. */
  Value[] newRow(Value[] key, Written written) {
    return newRow(key, written.positions(), written.values());
  }

  /** As {@link #newRow(Value[], Written)}. */
  Value[] newRow(Value[] key, int[] positions, Value[] values) {
    Value[] row = new Value[table.columns().size()];
    for (int i = 0; i < key.length; i++) {
      row[table.keyPositions()[i]] = key[i];
    }
    for (int i = 0; i < positions.length; i++) {
      row[positions[i]] = positions[i] == table.autoIncrementPosition()
          ? drawnOrGiven(positions[i], values[i])
          : values[i];
    }
    for (int i = 0; i < row.length; i++) {
      if (row[i] == null) {
        row[i] = whenLeftOut(i);
      }
    }
    table.computeGenerated(row, context);
    return row;
  }

  /** Refuses a new row that leaves out a column which has no default. */
  void refuseMissing(int[] positions) {
    for (int i = 0; i < table.columns().size(); i++) {
      ColumnSchema column = table.columns().get(i);
      boolean computed = column.generated().isPresent() || i == table.autoIncrementPosition();
      if (!table.isKey(i) && !contains(positions, i) && !computed) {
        defaultOf(i);
      }
    }
  }

  private Value defaultOf(int position) {
    Value value = table.defaultOf(position, context);
    if (value == null) {
      throw Refusals.noDefault(table.columns().get(position).name());
    }
    return value;
  }

  private Value whenLeftOut(int position) {
    ColumnSchema column = table.columns().get(position);
    if (column.generated().isPresent()) {
      return null;
    }
    if (position == table.autoIncrementPosition()) {
      return drawnOrGiven(position, Value.NULL);
    }
    return defaultOf(position);
  }

  /** The row with some columns changed, or the same array when nothing changes. */
  Value[] changed(Value[] before, int[] positions, Value[] values) {
    Value[] after = before.clone();
    boolean differs = false;
    for (int i = 0; i < positions.length; i++) {
      differs |= !values[i].equals(before[positions[i]]);
      after[positions[i]] = values[i];
    }
    if (!differs) {
      return before;
    }
    for (int i = 0; i < after.length; i++) {
      ColumnSchema column = table.columns().get(i);
      if (column.onUpdateCurrentTimestamp() && !contains(positions, i)) {
        after[i] = table.currentTime(i, column.type().scale(), context);
      }
    }
    table.computeGenerated(after, context);
    return after;
  }

  static boolean contains(int[] positions, int position) {
    return Arrays.stream(positions).anyMatch(p -> p == position);
  }

  /** Rows of other keys that hold unique values of this row, leaving out expired ones, now removed. */
  List<UniqueConflict> conflicts(long tablet, Value[] row) {
    List<UniqueConflict> found = transaction.uniqueConflicts(table, tablet, row);
    if (found.isEmpty()) {
      return found;
    }
    return found.stream()
        .filter(conflict -> {
          boolean expired = table.isExpired(conflict.row(), context);
          if (expired) {
            transaction.delete(table, conflict.tabletId(), conflict.row());
          }
          return !expired;
        })
        .toList();
  }

  /** Refuses a row whose unique values another row holds. */
  void refuseConflicts(long tablet, Value[] row) {
    for (UniqueConflict conflict : conflicts(tablet, row)) {
      String entry = conflict.index().columns().stream()
          .map(name -> KeyText.of(row[table.position(name)]))
          .collect(Collectors.joining("-"));
      throw Refusals.duplicate(entry, conflict.index().name());
    }
  }

  /** The key as messages print it. */
  static String printed(Value[] key) {
    return Arrays.stream(key).map(KeyText::of).collect(Collectors.joining("-"));
  }

  void write(Place place, Value[] after) {
    transaction.put(table, place.tablet(), place.before(), after);
  }

  void remove(long tablet, Value[] row) {
    transaction.delete(table, tablet, row);
  }
}
