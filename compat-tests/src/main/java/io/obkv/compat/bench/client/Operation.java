// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

/** What one call of a benchmark does; see {@link Records} for the rows. */
public enum Operation {
  /** Reads one row. */
  GET,
  /** Writes one row, whether it is there or not. */
  PUT,
  /** Changes the value of one row that is there. */
  UPDATE,
  /** Writes {@link Records#GROUP} rows in one request. */
  BATCH,
  /** Reads {@link Records#GROUP} rows in the order of their keys. */
  SCAN
}
