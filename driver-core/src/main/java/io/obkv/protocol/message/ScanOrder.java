// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** In which order a query reads (4.6). */
public enum ScanOrder {
  /** The server's choice: forward. */
  DEFAULT(0),
  FORWARD(1),
  REVERSE(2),
  /** As the ranges are given: read forward. */
  KEEP(3);

  private static final ScanOrder[] VALUES = values();

  private final int number;

  ScanOrder(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static ScanOrder ofNumber(int number) {
    for (ScanOrder value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
