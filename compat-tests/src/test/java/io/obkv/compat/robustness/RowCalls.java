// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import java.util.List;

/**
 * A table of rows {@code (k, v)}, both of them numbers, as one client has it. Safe for many threads. Calls
 * throw what the client throws.
 */
interface RowCalls {
  /** What {@link #read} gives for a row that is not there; no row has it. */
  long NONE = -1;

  /** Stores rows whether or not they are there: one by a call for one row, several by a batch. */
  void write(List<Long> keys, long value) throws Exception;

  /** Reads rows, in the same way; {@link #NONE} for each that is not there. */
  List<Long> read(List<Long> keys) throws Exception;

  /** Adds one. */
  void increment(long key) throws Exception;

  /** Whether the death of a server explains a failure. */
  boolean isExpected(Exception failure);

  /** Whether a write that failed may have been applied, or may yet be. */
  boolean mayBeApplied(Exception failure);
}
