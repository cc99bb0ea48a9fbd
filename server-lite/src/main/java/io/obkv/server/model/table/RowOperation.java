// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.RowEditor.Place;
import io.obkv.server.model.table.RowEditor.Written;
import io.obkv.server.tablet.TabletTransaction.UniqueConflict;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one kind of operation does to a row (3.3 of the protocol notes). Stateless. */
interface RowOperation {
  /** Does it; throws {@link io.obkv.server.error.RequestException} before it has written anything. */
  RowOutcome apply(RowEditor rows, RowRequest request);

  /** Reads columns, all when none are named. */
  RowOperation GET = (rows, request) -> {
    Place place = rows.read(rows.exactKey(request.rowkey()));
    return place.found() == null
        ? RowOutcome.affected(0)
        : selected(rows, request.names(), place.found());
  };

  private static RowOutcome selected(RowEditor rows, List<String> names, Value[] row) {
    if (names.isEmpty()) {
      List<String> all =
          rows.table().columns().stream().map(column -> column.name()).toList();
      return new RowOutcome(0, all, Arrays.asList(row));
    }
    List<Value> values = new ArrayList<>(names.size());
    for (String name : names) {
      int position = rows.table().position(name);
      if (position < 0) {
        throw Refusals.unknownColumn(name, rows.table().schema().name());
      }
      values.add(row[position]);
    }
    return new RowOutcome(0, names, values);
  }

  /** Stores a row that is not there. */
  RowOperation INSERT = (rows, request) -> {
    Value[] key = rows.drawnKey(request.rowkey());
    Value[] row = rows.newRow(key, rows.written(request.names(), request.values()));
    Place place = rows.lock(key);
    if (place.found() != null) {
      throw Refusals.duplicate(RowEditor.printed(key), "PRIMARY");
    }
    rows.refuseConflicts(place.tablet(), row);
    rows.write(place, row);
    return RowOutcome.affected(1);
  };

  /** Changes columns of a row that is there; counts it only when a value changes. */
  RowOperation UPDATE = (rows, request) -> {
    refuseEmpty(request);
    if (nullAutoKey(rows, request)) {
      return RowOutcome.affected(0);
    }
    Value[] key = rows.wholeKey(request.rowkey());
    Written written = rows.written(request.names(), request.values());
    Place place = rows.lock(key);
    return RowOutcome.affected(place.found() == null ? 0 : update(rows, place, written));
  };

  private static void refuseEmpty(RowRequest request) {
    if (request.names().isEmpty()) {
      throw Refusals.notSupported("empty assignment");
    }
  }

  /** NULL for a key column that counts: no row has it. */
  private static boolean nullAutoKey(RowEditor rows, RowRequest request) {
    int[] positions = rows.table().keyPositions();
    for (int i = 0; i < Math.min(positions.length, request.rowkey().size()); i++) {
      if (positions[i] == rows.table().autoIncrementPosition()
          && request.rowkey().get(i).isNull()) {
        return true;
      }
    }
    return false;
  }

  /** Writes the changed row; 0 when nothing changes. */
  static int update(RowEditor rows, Place place, Written written) {
    Value[] after = rows.changed(place.found(), written.positions(), written.values());
    if (Arrays.equals(after, place.found())) {
      return 0;
    }
    rows.refuseConflicts(place.tablet(), after);
    rows.write(place, after);
    return 1;
  }

  /** Stores a row, or changes columns of the one that is there. */
  RowOperation INSERT_OR_UPDATE = (rows, request) -> {
    refuseEmpty(request);
    Value[] key = rows.drawnKey(request.rowkey());
    Written written = rows.written(request.names(), request.values());
    Place place = rows.lock(key);
    Value[] row = rows.newRow(key, written);
    if (place.found() == null) {
      if (!rows.conflicts(place.tablet(), row).isEmpty()) {
        throw rowkeyChange();
      }
      rows.write(place, row);
      return RowOutcome.affected(1);
    }
    // The same key in another spelling, such as "A" for "a", would have to replace it.
    Value[] stored = rows.table().keyOf(place.found());
    if (!Arrays.equals(key, stored) || hasOtherBlanks(request.rowkey(), stored)) {
      throw rowkeyChange();
    }
    Value[] after = rows.changed(place.found(), written.positions(), written.values());
    if (!rows.conflicts(place.tablet(), after).isEmpty()) {
      throw new RequestException(ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE);
    }
    rows.write(place, after);
    return RowOutcome.affected(1);
  };

  /** CHAR drops the blanks at its end when it is stored; the engine compares what came with that. */
  private static boolean hasOtherBlanks(List<Value> given, Value[] stored) {
    for (int i = 0; i < stored.length && i < given.size(); i++) {
      boolean strips =
          stored[i].type() == ValueType.CHAR && stored[i].collation() != Collation.BINARY.number();
      if (strips && !Arrays.equals(given.get(i).bytes(), stored[i].bytes())) {
        return true;
      }
    }
    return false;
  }

  private static RequestException rowkeyChange() {
    return new RequestException(
        ErrorCode.OB_ERR_UPDATE_ROWKEY_COLUMN, "Can not update rowkey column");
  }

  /** Stores a row in place of every row that it conflicts with. */
  RowOperation REPLACE = (rows, request) -> {
    Value[] key = rows.drawnKey(request.rowkey());
    Value[] row = rows.newRow(key, rows.written(request.names(), request.values()));
    Place place = rows.lock(key);
    List<UniqueConflict> conflicts = rows.conflicts(place.tablet(), row);
    conflicts.forEach(conflict -> rows.remove(conflict.tabletId(), conflict.row()));
    rows.write(place, row);
    return RowOutcome.affected(place.before() == null && conflicts.isEmpty() ? 1 : 2);
  };

  /** Removes a row. */
  RowOperation DELETE = (rows, request) -> {
    Place place = rows.lock(rows.exactKey(request.rowkey()));
    if (place.found() == null) {
      return RowOutcome.affected(0);
    }
    rows.remove(place.tablet(), place.found());
    return RowOutcome.affected(1);
  };
}
