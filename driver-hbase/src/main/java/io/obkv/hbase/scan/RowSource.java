// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One family's rows in the order of a scan. One page at a time: the next may be asked for when the future of
 * the one before has completed, by whichever thread; {@link #close} by any thread at any time.
 */
interface RowSource {
  /** The family's place among those that are read, from 0. */
  int place();

  /** The next rows; an empty list is the end. */
  CompletableFuture<List<FamilyRow>> next();

  /** Keeps the server from forgetting the place; false where there is none to keep. */
  CompletableFuture<Boolean> renew();

  /** Ends the queries that are not at their end; does not wait. */
  void close();
}
