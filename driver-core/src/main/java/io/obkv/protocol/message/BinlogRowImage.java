// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** Which columns a change records (4.12). */
public enum BinlogRowImage {
  MINIMAL(0),
  NO_BLOB(1),
  FULL(2);

  private static final BinlogRowImage[] VALUES = values();

  private final int number;

  BinlogRowImage(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static BinlogRowImage ofNumber(int number) {
    for (BinlogRowImage value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
