// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import io.obkv.error.ProtocolException;

/** The types of columns and parameters on the wire. */
public enum FieldType {
  DECIMAL(0),
  TINY(1),
  SHORT(2),
  LONG(3),
  FLOAT(4),
  DOUBLE(5),
  NULL(6),
  TIMESTAMP(7),
  LONGLONG(8),
  INT24(9),
  DATE(10),
  TIME(11),
  DATETIME(12),
  YEAR(13),
  VARCHAR(15),
  BIT(16),
  JSON(245),
  NEWDECIMAL(246),
  ENUM(247),
  SET(248),
  TINY_BLOB(249),
  MEDIUM_BLOB(250),
  LONG_BLOB(251),
  BLOB(252),
  VAR_STRING(253),
  STRING(254),
  GEOMETRY(255);

  private final int code;

  FieldType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /**
   * The type of a byte.
   *
   * @throws ProtocolException when there is none
   */
  public static FieldType ofCode(int code) {
    for (FieldType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new ProtocolException("field type " + code);
  }
}
