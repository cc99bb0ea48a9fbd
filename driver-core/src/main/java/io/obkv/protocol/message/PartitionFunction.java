// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** How a level of partitioning picks a partition; the numbers that servers send (4.11). */
public enum PartitionFunction {
  HASH(0),
  KEY(1),
  KEY_IMPLICIT(2),
  RANGE(3),
  RANGE_COLUMNS(4),
  LIST(5),
  LIST_COLUMNS(6),
  INTERVAL(7);

  private static final PartitionFunction[] VALUES = values();

  private final int number;

  PartitionFunction(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static PartitionFunction ofNumber(int number) {
    for (PartitionFunction value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
