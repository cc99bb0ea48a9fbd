// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.routing.execution.LayoutChangedException;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.schema.TableSchema;

/**
 * A part of an operation is for one tablet of the schema by which the operation was divided, and for none
 * of another.
 */
record TabletLocator(TableSchema dividedBy, int tablet) implements Locator {
  @Override
  public int locate(TableSchema schema) {
    if (schema != dividedBy && !schema.tablets().equals(dividedBy.tablets())) {
      throw new LayoutChangedException(schema.name());
    }
    return tablet;
  }
}
