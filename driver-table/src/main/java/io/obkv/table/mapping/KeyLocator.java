// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.routing.execution.Locator;
import io.obkv.routing.schema.TableSchema;
import io.obkv.table.operation.Key;

/** An operation on one row is for the tablet that the row's key belongs to. */
record KeyLocator(Key key) implements Locator {
  @Override
  public int locate(TableSchema schema) {
    return schema.locate(key.names(), key.values());
  }
}
