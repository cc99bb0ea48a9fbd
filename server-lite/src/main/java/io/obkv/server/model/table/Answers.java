// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.server.error.RequestException;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Between messages and what operations on rows take and give. Stateless. */
final class Answers {
  private Answers() {}

  static boolean accumulates(int operationType) {
    return operationType == OperationType.INCREMENT.number()
        || operationType == OperationType.APPEND.number();
  }

  static RowRequest request(Operation operation) {
    Entity entity = operation.entity();
    List<Property> properties = entity.properties();
    List<String> names = new ArrayList<>(properties.size());
    List<Value> values = new ArrayList<>(properties.size());
    for (Property property : properties) {
      names.add(property.name());
      values.add(property.value());
    }
    return new RowRequest(operation.type(), entity.rowkey(), names, values);
  }

  static OperationResult result(int operationType, RowOutcome outcome) {
    List<String> names = outcome.names();
    if (names.isEmpty()) {
      return new OperationResult(
          OperationStatus.OK, operationType, Entity.EMPTY, outcome.affectedRows());
    }
    List<Property> properties = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      properties.add(new Property(names.get(i), outcome.values().get(i)));
    }
    return new OperationResult(
        OperationStatus.OK,
        operationType,
        new Entity(List.of(), properties),
        outcome.affectedRows());
  }

  /**
   * An operation's own failure. A value that was refused before the operation began leaves the
   * operation's type at 0, as OceanBase does.
   */
  static OperationResult refused(int operationType, RequestException refusal) {
    boolean begun = refusal.code() == ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE
        || refusal.text().isEmpty();
    return new OperationResult(
        new OperationStatus(refusal.number(), "", refusal.text()),
        begun ? operationType : 0,
        Entity.EMPTY,
        0);
  }
}
