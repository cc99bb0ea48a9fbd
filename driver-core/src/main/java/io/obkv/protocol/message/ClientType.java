// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** What kind of client logs in (4.12). */
public enum ClientType {
  C_LIBRARY(1),
  JAVA_TABLE(2),
  JAVA_HBASE(3);

  private static final ClientType[] VALUES = values();

  private final int number;

  ClientType(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static ClientType ofNumber(int number) {
    for (ClientType value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
