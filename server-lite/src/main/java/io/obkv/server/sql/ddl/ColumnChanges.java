// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.value.ValueType;

/** What a column's new definition means for the rows that are there. Stateless. */
final class ColumnChanges {
  private ColumnChanges() {}

  /** Notes whether rows must be written anew, and whether the table gets a new id. */
  static void note(ColumnSchema before, ColumnSchema after, TableChange change) {
    boolean grows = grows(before.type(), after.type());
    boolean sameMeaning = before.nullable() == after.nullable()
        && before.defaultValue().equals(after.defaultValue())
        && before.generated().equals(after.generated());
    if (!before.type().equals(after.type()) && !grows) {
      change.rewriteUnderNewId();
    } else if (!sameMeaning) {
      change.rewrite();
    }
  }

  /** True when every stored value is one of the new type as it is. */
  static boolean grows(ColumnType before, ColumnType after) {
    if (before.equals(after)) {
      return true;
    }
    if (before.collation() != after.collation()) {
      return false;
    }
    if (before.type().isInteger() && after.type().isInteger()) {
      return before.isUnsigned() == after.isUnsigned()
          && after.type().number() >= before.type().number();
    }
    return before.type() == ValueType.VARCHAR
        && after.type() == ValueType.VARCHAR
        && after.length() >= before.length();
  }
}
