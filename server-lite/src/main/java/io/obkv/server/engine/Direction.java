// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

/** The way in which an {@link EntryIterator} walks. */
public enum Direction {
  /** From the lowest key to the highest. */
  FORWARD,
  /** From the highest key to the lowest. */
  REVERSE
}
