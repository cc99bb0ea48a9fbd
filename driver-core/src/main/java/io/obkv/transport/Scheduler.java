// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import java.util.random.RandomGenerator;

/**
 * Time and chance as a client sees them: all its waits, deadlines and draws go through here, so that a
 * simulation with a clock and a seed of its own can drive it. Safe for many threads.
 */
public interface Scheduler {
  /** The time, comparable with other answers of this scheduler only, as {@link System#nanoTime()}. */
  long nanoTime();

  /**
   * Runs a short task that does not block after a wait.
   *
   * @return false where the scheduler has ended, and the task will not run
   */
  boolean schedule(Runnable task, long nanos);

  /** For draws by the calling thread, at once. */
  RandomGenerator random();
}
