// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.result;

import java.util.Optional;

/**
 * What a write did.
 *
 * @param affectedRows as the server counts: 0 where nothing was changed; 2 where a replace removed
 *     something
 * @param row the row that the operation was asked to return: the new values of an increment or append
 */
public record MutationResult(long affectedRows, Optional<Row> row) {
  /** A result without a row. */
  public static MutationResult of(long affectedRows) {
    return new MutationResult(affectedRows, Optional.empty());
  }
}
