// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationType;
import io.obkv.server.model.table.RowEditor.Place;
import io.obkv.server.model.table.RowEditor.Written;
import io.obkv.value.Value;

/** What query-and-mutate does to each row that it finds. */
interface RowChange {
  /** Changes a locked row; gives 1, or 0 when no value changes. */
  long apply(RowEditor rows, Place place);

  /**
   * The change that an operation without a key stands for.
   *
   * @throws io.obkv.server.error.RequestException where OceanBase does none: with a key, and for
   *     operations that are no change of a row that is there
   */
  static RowChange of(RowEditor rows, Operation operation) {
    OperationType type = checkKind(operation);
    RowRequest request = Answers.request(operation);
    if (!request.rowkey().isEmpty()) {
      throw Refusals.unexpected();
    }
    return switch (type) {
      case DELETE ->
        (editor, place) -> {
          editor.remove(place.tablet(), place.found());
          return 1;
        };
      case UPDATE -> update(rows, request);
      case INCREMENT -> accumulate(rows, request, new NumberSum());
      case APPEND -> accumulate(rows, request, new TextSum());
      default -> throw Refusals.unexpected();
    };
  }

  /** Refuses operations that are none here, whether or not there is a row. */
  static OperationType checkKind(Operation operation) {
    OperationType type = OperationType.ofNumber(operation.type());
    if (type == OperationType.GET) {
      throw Refusals.notSupported("");
    }
    if (type == null) {
      throw Refusals.unexpected();
    }
    return type;
  }

  private static RowChange update(RowEditor rows, RowRequest request) {
    if (request.names().isEmpty()) {
      throw Refusals.notSupported("empty assignment");
    }
    Written written = rows.written(request.names(), request.values());
    return (editor, place) -> RowOperation.update(editor, place, written);
  }

  private static RowChange accumulate(
      RowEditor rows, RowRequest request, AccumulateOperation.Sum sum) {
    int[] positions = rows.writtenPositions(request.names());
    Value[] additions = new Value[positions.length];
    for (int i = 0; i < positions.length; i++) {
      additions[i] = sum.admit(rows, positions[i], request.values().get(i));
    }
    AccumulateOperation accumulating = new AccumulateOperation(sum, false);
    return (editor, place) -> {
      Value[] after = accumulating.changed(editor, place.found(), positions, additions);
      editor.refuseConflicts(place.tablet(), after);
      editor.write(place, after);
      return 1;
    };
  }
}
