// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.protocol.message.Property;
import io.obkv.routing.schema.TableSchema;
import io.obkv.table.operation.Append;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Mutation;
import io.obkv.table.operation.RowOperation;
import java.util.List;

/**
 * Checks operations against a table's schema before they are sent. What is found is what servers would
 * answer, but for the names of keys, which servers do not see. Stateless.
 */
@FunctionalInterface
interface SchemaCheck {
  /** Leaves everything to the server. */
  SchemaCheck NONE = schema -> null;

  /** What is wrong; null for nothing. */
  RuntimeException check(TableSchema schema);

  /** The check of one operation: its key, and the columns that it writes. */
  static SchemaCheck of(RowOperation operation) {
    return schema -> check(schema, operation);
  }

  /** The check of all operations of a batch. */
  static SchemaCheck of(Batch batch) {
    return schema -> {
      for (RowOperation operation : batch.operations()) {
        RuntimeException wrong = check(schema, operation);
        if (wrong != null) {
          return wrong;
        }
      }
      return null;
    };
  }

  private static RuntimeException check(TableSchema schema, RowOperation operation) {
    RuntimeException wrong =
        schema.checkKey(operation.key().names(), operation.key().values());
    if (wrong != null) {
      return wrong;
    }
    if (operation instanceof CheckAndInsertOrUpdate check) {
      return columns(schema, check.write());
    }
    return operation instanceof Mutation mutation ? columns(schema, mutation) : null;
  }

  private static RuntimeException columns(TableSchema schema, Mutation mutation) {
    // What is added may be of another type than the sum.
    boolean adds = mutation instanceof Increment || mutation instanceof Append;
    List<Property> columns = mutation.columns();
    for (int i = 0; i < columns.size(); i++) {
      Property column = columns.get(i);
      RuntimeException wrong = adds
          ? schema.checkColumn(column.name())
          : schema.checkValue(column.name(), column.value());
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }
}
