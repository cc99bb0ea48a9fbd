// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import java.util.List;

/** Removes a row; affects 0 rows where there is none. Immutable. */
public final class Delete extends Mutation {
  private Delete(Key key) {
    super(OperationType.DELETE, key);
  }

  public static Delete of(Key key) {
    return new Delete(key);
  }

  @Override
  public List<Property> columns() {
    return List.of();
  }
}
