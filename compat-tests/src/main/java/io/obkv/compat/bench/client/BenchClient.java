// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

/** A client that has logged in. Safe for many threads. */
public interface BenchClient extends AutoCloseable {
  /** As reports name it. */
  String name();

  /**
   * Does an operation, waits for its outcome and reads every value of its rows.
   *
   * @param row where it begins
   * @throws Exception when it fails, or reads or changes other than what is there
   */
  void execute(Operation operation, int row) throws Exception;

  /**
   * Writes all rows of the table.
   *
   * @throws Exception when a write fails
   */
  default void load(Records records) throws Exception {
    for (int row = 0; row < records.count(); row += Records.GROUP) {
      execute(Operation.BATCH, Math.min(row, records.count() - Records.GROUP));
    }
  }

  @Override
  void close();
}
