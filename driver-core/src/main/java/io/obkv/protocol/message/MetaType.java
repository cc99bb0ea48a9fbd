// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** What an HBase administration request asks (3.11). */
public enum MetaType {
  INVALID(0),
  TABLE_PARTITION_INFO(1),
  REGION_LOCATOR(2),
  REGION_METRICS(3),
  CREATE_TABLE(4),
  DELETE_TABLE(5),
  TRUNCATE_TABLE(6),
  TABLE_EXISTS(7),
  TABLE_DESCRIPTOR(8),
  ENABLE_TABLE(9),
  DISABLE_TABLE(10);

  private static final MetaType[] VALUES = values();

  private final int number;

  MetaType(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static MetaType ofNumber(int number) {
    for (MetaType value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
