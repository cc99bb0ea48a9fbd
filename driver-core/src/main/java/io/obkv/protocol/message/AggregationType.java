// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** What an aggregate computes (4.8). */
public enum AggregationType {
  MAX(1),
  MIN(2),
  COUNT(3),
  SUM(4),
  AVG(5);

  private static final AggregationType[] VALUES = values();

  private final int number;

  AggregationType(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static AggregationType ofNumber(int number) {
    for (AggregationType value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
