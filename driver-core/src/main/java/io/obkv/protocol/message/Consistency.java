// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** Which replicas may answer a read (4.3). */
public enum Consistency {
  STRONG(0),
  WEAK(1);

  private static final Consistency[] VALUES = values();

  private final int number;

  Consistency(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static Consistency ofNumber(int number) {
    for (Consistency value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
