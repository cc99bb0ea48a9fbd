// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** Which model a request belongs to (4.2). */
public enum EntityType {
  DYNAMIC(0),
  KV(1),
  HBASE(2),
  REDIS(3);

  private static final EntityType[] VALUES = values();

  private final int number;

  EntityType(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static EntityType ofNumber(int number) {
    for (EntityType value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
