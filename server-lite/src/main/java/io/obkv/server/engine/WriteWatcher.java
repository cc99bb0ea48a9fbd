// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.List;

/** Is told of writes around them, so that what was learned of entries can be forgotten in time. */
public interface WriteWatcher {
  /**
   * A write begins: none of it is visible yet, and some of it may be before the returned action runs.
   *
   * @param mutations the write
   * @return what to run when the write has ended, whether or not it succeeded, on the same thread
   */
  Runnable begin(List<? extends Mutation> mutations);
}
