// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

/** What an operation does (4.1). */
public enum OperationType {
  GET(0),
  INSERT(1),
  DELETE(2),
  UPDATE(3),
  INSERT_OR_UPDATE(4),
  REPLACE(5),
  INCREMENT(6),
  APPEND(7),
  SCAN(8),
  TTL(9),
  CHECK_AND_INSERT_UP(10),
  PUT(11),
  TRIGGER(12),
  REDIS(13),
  QUERY_AND_MUTATE(14),
  CHECK_AND_MUTATE(15),
  INVALID(16);

  private static final OperationType[] VALUES = values();

  private final int number;

  OperationType(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The constant with this number, or null when there is none. */
  public static OperationType ofNumber(int number) {
    for (OperationType value : VALUES) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
