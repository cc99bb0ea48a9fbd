// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.filter.FilterRunner;
import io.obkv.hbase.filter.RowRanges;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Where the rows of a read come from. */
interface ReadSource {
  /**
   * A new runner, which chooses cells of the rows.
   *
   * @throws IOException from the read's filter
   */
  FilterRunner runner() throws IOException;

  /**
   * Begins to read.
   *
   * @param left the rows that are still to be read
   * @param rowsLeft of the read's limit, -1 for no limit
   */
  CompletableFuture<RowMerge> open(RowRanges left, int rowsLeft, ScanCounts counts);
}
