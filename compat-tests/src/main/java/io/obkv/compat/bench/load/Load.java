// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

import java.time.Duration;

/** Operations of one kind by one client, at random rows, without a pause. */
public interface Load {
  /** How the client is called, for example {@code 4 threads}. */
  String mode();

  /**
   * Runs for a time.
   *
   * @throws Exception the first failure of an operation, which ends it all
   */
  Measurement run(Duration duration) throws Exception;
}
