// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.hbase;

import java.io.IOException;

/** One measurement that is taken with every client. */
interface Program {
  String name();

  /** Whether a client can run it at all. */
  boolean runsOn(HBaseClient client);

  /**
   * Runs it.
   *
   * @return operations a second
   * @throws IOException when it fails, or any of its operations does
   */
  double run(HBaseClient client) throws IOException;
}
