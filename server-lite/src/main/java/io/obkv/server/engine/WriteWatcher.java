// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.List;

/** Is told of writes around them, so that what is known of entries can follow. */
public interface WriteWatcher {
  /**
   * A write begins: none of it is visible yet, and some of it may be before it ends.
   *
   * @return who is to be told that it has ended, on the same thread
   */
  Watched begin(List<? extends Mutation> mutations);

  /** A write under way. */
  interface Watched {
    /**
     * It has ended.
     *
     * @param written whether all of it is visible; else nobody knows
     */
    void end(boolean written);
  }
}
