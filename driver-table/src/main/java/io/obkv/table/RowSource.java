// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.table.result.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The rows of a query, page by page. One page at a time: the next may be asked for when the future of the
 * one before has completed, by whichever thread.
 */
interface RowSource {
  /** The next rows; an empty list is the end. */
  CompletableFuture<List<Row>> next();

  /** Ends the query where it is not at its end; does not wait. */
  void close();
}
