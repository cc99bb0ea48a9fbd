// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.catalog.ColumnType;
import io.obkv.value.Value;

/**
 * How the values of one column stand in keys: the unsigned order of the bytes is the order of the
 * values, equal values have equal bytes, and no encoding begins another. NULL is lowest. Stateless.
 */
abstract class KeyColumn {
  static final int NULL_MARK = 0;
  static final int VALUE_MARK = 1;

  /** The encoding that fits a column's type. */
  static KeyColumn of(ColumnType type) {
    return switch (type.type()) {
      case FLOAT, UNSIGNED_FLOAT, DOUBLE, UNSIGNED_DOUBLE -> new FloatingKeyColumn();
      case DECIMAL, DECIMAL_EMBEDDED, NUMBER, UNSIGNED_NUMBER ->
        new DecimalKeyColumn(type.precision(), Math.max(type.scale(), 0));
      case VARCHAR, CHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT -> ofBytes(type);
      case UNSIGNED_BIGINT, BIT, SET -> new LongKeyColumn(0);
      default -> new LongKeyColumn(Long.MIN_VALUE);
    };
  }

  private static KeyColumn ofBytes(ColumnType type) {
    return switch (type.collation()) {
      case BINARY -> new BinaryKeyColumn();
      case UTF8MB4_0900_AI_CI -> new WeightedKeyColumn(type.collation());
      case UTF8MB4_BIN, UTF8MB4_GENERAL_CI, UTF8MB4_UNICODE_CI ->
        new PaddedKeyColumn(type.collation());
      case INVALID -> throw new IllegalArgumentException("a text without a collation");
    };
  }

  /** Appends a value, NULL included. */
  final void encode(Value value, ByteSink out) {
    if (value.isNull()) {
      out.put(NULL_MARK);
    } else {
      out.put(VALUE_MARK);
      encodePresent(value, out);
    }
  }

  /** Reads past a value; gives its payload where {@link #isReversible()}, else null. */
  final Payload decode(ByteSource in) {
    return in.u8() == NULL_MARK ? Payload.NULL : decodePresent(in);
  }

  /** True when the value can be read back: else a row keeps it beside the key. */
  abstract boolean isReversible();

  abstract void encodePresent(Value value, ByteSink out);

  abstract Payload decodePresent(ByteSource in);

  /**
   * What a value is besides its type.
   *
   * @param isNull true for NULL
   */
  record Payload(boolean isNull, long bits, byte[] bytes) {
    static final byte[] NO_BYTES = {};
    static final Payload NULL = new Payload(true, 0, NO_BYTES);
  }
}
