// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** The cell that a filter looks at. Its arrays must not be changed. */
public interface FilterCell {
  /** The row, never null. */
  byte[] row();

  /** The qualifier without its family, possibly empty. */
  byte[] qualifier();

  /** The cell's time in milliseconds. */
  long timestamp();

  /** The value, possibly empty. */
  byte[] value();
}
