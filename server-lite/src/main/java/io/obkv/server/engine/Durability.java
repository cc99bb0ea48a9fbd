// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

/** What a write promises when it returns. Each level is weaker and cheaper than the one before. */
public enum Durability {
  /** On disk: survives the death of the process and the loss of power. */
  SYNC,
  /**
   * In the operating system's hands: survives the death of the process; survives the loss of power
   * once {@link Engine#sync()} has returned, which whoever chose this level calls at an interval.
   */
  INTERVAL,
  /** Nothing: visible to readers, and kept if the engine is closed in good order. */
  NONE
}
