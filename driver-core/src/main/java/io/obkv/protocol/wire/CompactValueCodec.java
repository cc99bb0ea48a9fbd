// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;

/**
 * The compact form of a value: one byte of type (for times three more), then the payload (2.5 of the
 * protocol notes). Types without a compact form are refused with {@code OB_NOT_SUPPORTED}.
 */
public final class CompactValueCodec implements Codec<Value> {
  public static final CompactValueCodec INSTANCE = new CompactValueCodec();

  private static final int NULL = 0;
  private static final int BIGINT = 4;
  private static final int VARCHAR = 5;
  private static final int VARBINARY = 6;
  private static final int TIMESTAMP = 9;
  private static final int DATETIME = 10;
  private static final int MIN = 11;
  private static final int MAX = 12;
  private static final int FIRST_TEXT = 17;
  private static final int FIRST_BLOB = 21;
  private static final int CHAR = 25;

  private static final int BINARY = Collation.BINARY.number();
  private static final int GENERAL_CI = Collation.UTF8MB4_GENERAL_CI.number();

  private CompactValueCodec() {}

  @Override
  public void encode(Value value, WireWriter out) {
    int number = numberOf(value);
    out.i8(number);
    if (number == TIMESTAMP || number == DATETIME) {
      out.i8(value.collationLevel());
      out.i8(value.collation());
      out.i8(value.scale());
    }
    if (number != MIN && number != MAX) {
      ValueCodec.encodePayload(value, out);
    }
  }

  /** Writes a byte string as {@link Value#ofBytes} would be written. */
  public static void bytes(byte[] value, WireWriter out) {
    bytes(value, 0, value.length, out);
  }

  /** Writes a part of an array as {@link Value#ofBytes} would be written. */
  public static void bytes(byte[] array, int from, int length, WireWriter out) {
    out.i8(VARCHAR).bstring(array, from, length);
  }

  /** Writes a number as {@link Value#ofBigInt} would be written. */
  public static void bigInt(long value, WireWriter out) {
    out.i8(BIGINT).vi64(value);
  }

  /** Writes {@link Value#NULL}. */
  public static void nothing(WireWriter out) {
    out.i8(NULL);
  }

  /** True where the compact form can carry values of the type. */
  public static boolean carries(ValueType type) {
    return type == ValueType.EXTEND || type == ValueType.CHAR || type.isText() || number(type) >= 0;
  }

  private static int numberOf(Value value) {
    ValueType type = value.type();
    boolean binary = value.collation() == BINARY;
    if (type == ValueType.VARCHAR) {
      return binary ? VARBINARY : VARCHAR;
    }
    if (type.isText()) {
      int size = type.number() - ValueType.TINYTEXT.number();
      return (binary ? FIRST_BLOB : FIRST_TEXT) + size;
    }
    if (value.isMin() || value.isMax()) {
      return value.isMin() ? MIN : MAX;
    }
    int number = type == ValueType.CHAR ? CHAR : number(type);
    if (number < 0) {
      throw new ProtocolException(
          ErrorCode.OB_NOT_SUPPORTED,
          "values of type " + type.displayName() + " cannot travel in a batch");
    }
    return number;
  }

  private static int number(ValueType type) {
    return switch (type) {
      case NULL -> NULL;
      case TINYINT -> 1;
      case SMALLINT -> 2;
      case INT -> 3;
      case BIGINT -> BIGINT;
      case VARCHAR -> VARCHAR;
      case DOUBLE -> 7;
      case FLOAT -> 8;
      case TIMESTAMP -> TIMESTAMP;
      case DATETIME -> DATETIME;
      case UNSIGNED_TINYINT -> 13;
      case UNSIGNED_SMALLINT -> 14;
      case UNSIGNED_INT -> 15;
      case UNSIGNED_BIGINT -> 16;
      default -> -1;
    };
  }

  @Override
  public Value decode(WireReader in) {
    int number = in.u8();
    return switch (number) {
      case NULL -> Value.NULL;
      case 1 -> payload(ValueType.TINYINT, in);
      case 2 -> payload(ValueType.SMALLINT, in);
      case 3 -> payload(ValueType.INT, in);
      case BIGINT -> payload(ValueType.BIGINT, in);
      case VARCHAR -> bytes(ValueType.VARCHAR, GENERAL_CI, in);
      case VARBINARY -> bytes(ValueType.VARCHAR, BINARY, in);
      case 7 -> payload(ValueType.DOUBLE, in);
      case 8 -> payload(ValueType.FLOAT, in);
      case TIMESTAMP -> time(ValueType.TIMESTAMP, in);
      case DATETIME -> time(ValueType.DATETIME, in);
      case MIN -> Value.MIN;
      case MAX -> Value.MAX;
      case 13 -> payload(ValueType.UNSIGNED_TINYINT, in);
      case 14 -> payload(ValueType.UNSIGNED_SMALLINT, in);
      case 15 -> payload(ValueType.UNSIGNED_INT, in);
      case 16 -> payload(ValueType.UNSIGNED_BIGINT, in);
      case 17, 18, 19, 20 -> bytes(text(number - FIRST_TEXT), GENERAL_CI, in);
      case 21, 22, 23, 24 -> bytes(text(number - FIRST_BLOB), BINARY, in);
      case CHAR -> bytes(ValueType.CHAR, GENERAL_CI, in);
      default ->
        throw new ProtocolException(
            ErrorCode.OB_ERR_UNEXPECTED, "unknown compact object type " + number);
    };
  }

  private static ValueType text(int size) {
    return ValueType.ofNumber(ValueType.TINYTEXT.number() + size);
  }

  private static Value payload(ValueType type, WireReader in) {
    Value plain = Value.ofNumber(type, 0);
    return ValueCodec.decodePayload(
        type, plain.collationLevel(), plain.collation(), plain.scale(), in);
  }

  private static Value bytes(ValueType type, int collation, WireReader in) {
    return ValueCodec.decodePayload(type, 0, collation, 10, in);
  }

  private static Value time(ValueType type, WireReader in) {
    int level = in.i8();
    int collation = in.u8();
    int scale = in.i8();
    return ValueCodec.decodePayload(type, level, collation, scale, in);
  }
}
