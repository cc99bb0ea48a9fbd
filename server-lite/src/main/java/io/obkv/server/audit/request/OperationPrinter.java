// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationBatch;
import io.obkv.value.Value;
import java.util.Iterator;
import java.util.List;

/** Prints operations and rows as OceanBase does. Stateless. */
final class OperationPrinter {
  private OperationPrinter() {}

  static String print(Operation operation) {
    return new StructText()
        .add("operation_type", operation.type())
        .add("entity", entity(operation.entity()))
        .end();
  }

  /** The misspelt name is OceanBase's. */
  static String print(OperationBatch batch) {
    return new StructText()
        .add("is_readonly", batch.readOnly())
        .add("is_same_type", batch.sameType())
        .add("is_same_properties_names", batch.samePropertyNames())
        .add("operatiton_count", batch.operations().size())
        .list("table_operations", batch.operations(), OperationPrinter::print)
        .end();
  }

  private static String entity(Entity entity) {
    return row(
        List.of(),
        entity.rowkey(),
        Statements.names(entity),
        entity.properties().stream().map(property -> property.value()).toList());
  }

  /** A row; OceanBase puts no comma between its first two fields. */
  static String row(
      List<String> keyNames, List<Value> key, List<String> names, List<Value> properties) {
    StructText columns = new StructText();
    Iterator<String> name = names.iterator();
    for (Value value : properties) {
      columns.add(name.hasNext() ? name.next() : "", ValuePrinter.print(value));
    }
    return new StructText()
        .add(
            "rowkey_names",
            StructText.list(keyNames, StructText::quote) + "rowkey:"
                + StructText.list(key, ValuePrinter::print))
        .add("properties", columns.end())
        .end();
  }
}
