// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.result;

import java.util.List;

/**
 * What a write to the rows of a query did.
 *
 * @param affectedRows rows changed; an update to equal values does not count
 * @param formerRows the rows as they were before, where the operation was asked to return them
 */
public record ConditionalResult(long affectedRows, List<Row> formerRows) {
  public ConditionalResult {
    formerRows = List.copyOf(formerRows);
  }
}
