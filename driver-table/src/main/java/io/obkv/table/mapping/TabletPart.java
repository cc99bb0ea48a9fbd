// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.table.operation.RowOperation;
import java.util.List;

/**
 * The operations of a batch that are for one tablet, in order.
 *
 * @param tabletId 0 where the server finds it
 */
public record TabletPart(long tabletId, List<RowOperation> operations) {
  public TabletPart {
    operations = List.copyOf(operations);
  }
}
