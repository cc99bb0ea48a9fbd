// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.result;

import java.util.List;

/**
 * What a batch did.
 *
 * @param results one for each operation, in their order; one for all where the batch asked for that. A
 *     get's has no affected rows, and no row where there is none.
 */
public record BatchResult(List<MutationResult> results) {
  public BatchResult {
    results = List.copyOf(results);
  }

  /** The sum over all results. */
  public long affectedRows() {
    return results.stream().mapToLong(MutationResult::affectedRows).sum();
  }
}
