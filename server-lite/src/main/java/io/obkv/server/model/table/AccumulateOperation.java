// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.model.table.RowEditor.Place;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds to columns what the request brings: INCREMENT and APPEND. An absent row, or NULL, begins with
 * what is added; the column's default does not count.
 *
 * @param sum how two values become one
 * @param returning whether the outcome has the new values, and with them those of ON UPDATE columns
 *     and of columns generated from them
 */
record AccumulateOperation(Sum sum, boolean returning) implements RowOperation {
  /** How a column's value and an addition become one. */
  interface Sum {
    /** Checks column and addition; gives the addition, which {@link #first} makes a value. */
    Value admit(RowEditor rows, int position, Value addition);

    /** What an absent row, or NULL, becomes. */
    Value first(RowEditor rows, int position, Value addition);

    /** The new value. */
    Value add(RowEditor rows, int position, Value before, Value addition);
  }

  @Override
  public RowOutcome apply(RowEditor rows, RowRequest request) {
    int[] positions = rows.writtenPositions(request.names());
    Value[] key = rows.drawnKey(request.rowkey());
    Value[] additions = new Value[positions.length];
    for (int i = 0; i < positions.length; i++) {
      additions[i] = sum.admit(rows, positions[i], request.values().get(i));
    }
    Place place = rows.lock(key);
    Value[] after = place.found() == null
        ? begun(rows, key, positions, additions)
        : changed(rows, place.found(), positions, additions);
    rows.refuseConflicts(place.tablet(), after);
    rows.write(place, after);
    return returning ? outcome(rows, request, positions, after) : RowOutcome.affected(1);
  }

  private Value[] begun(RowEditor rows, Value[] key, int[] positions, Value[] additions) {
    rows.refuseMissing(positions);
    Value[] values = new Value[positions.length];
    for (int i = 0; i < positions.length; i++) {
      values[i] = sum.first(rows, positions[i], additions[i]);
    }
    return rows.newRow(key, positions, values);
  }

  /** The row with the additions made. */
  Value[] changed(RowEditor rows, Value[] before, int[] positions, Value[] additions) {
    Value[] values = new Value[positions.length];
    for (int i = 0; i < positions.length; i++) {
      Value old = before[positions[i]];
      values[i] = old.isNull()
          ? sum.first(rows, positions[i], additions[i])
          : sum.add(rows, positions[i], old, additions[i]);
    }
    return rows.changed(before, positions, values);
  }

  private static RowOutcome outcome(
      RowEditor rows, RowRequest request, int[] positions, Value[] after) {
    List<String> names = new ArrayList<>(request.names());
    List<Value> values = new ArrayList<>();
    for (int position : positions) {
      values.add(after[position]);
    }
    List<ColumnSchema> columns = rows.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      boolean follows =
          columns.get(i).onUpdateCurrentTimestamp() || rows.table().isGeneratedFrom(i, positions);
      if (follows && !RowEditor.contains(positions, i)) {
        names.add(columns.get(i).name());
        values.add(after[i]);
      }
    }
    return new RowOutcome(1, names, values);
  }
}
