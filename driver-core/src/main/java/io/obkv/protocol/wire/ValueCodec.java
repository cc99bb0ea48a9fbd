// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.value.Value;
import io.obkv.value.ValueType;

/** The full form of a value: four describing bytes, then the payload (2.4 of the protocol notes). */
public final class ValueCodec implements Codec<Value> {
  public static final ValueCodec INSTANCE = new ValueCodec();

  /** Collation level, collation and scale, behind the type. */
  static final int DESCRIBING_BYTES = 3;

  private static final byte[] NO_BYTES = {};

  private ValueCodec() {}

  @Override
  public void encode(Value value, WireWriter out) {
    out.i8(value.type().number());
    out.i8(value.collationLevel());
    out.i8(value.collation());
    out.i8(value.scale());
    encodePayload(value, out);
  }

  @Override
  public Value decode(WireReader in) {
    ValueType type = type(in);
    int level = in.i8();
    int collation = in.u8();
    int scale = in.i8();
    return decodePayload(type, level, collation, scale, in);
  }

  private static ValueType type(WireReader in) {
    int number = in.u8();
    ValueType type = ValueType.ofNumber(number);
    if (type == null) {
      throw new ProtocolException(ErrorCode.OB_ERR_UNEXPECTED, "unknown object type " + number);
    }
    return type;
  }

  /**
   * Passes over a value, with the checks that decoding it makes.
   *
   * @throws ProtocolException when it could not be decoded
   */
  public static void skip(WireReader in) {
    int next = behindCommon(in.array(), in.position(), in.position() + in.remaining());
    if (next >= 0) {
      in.moveTo(next);
      return;
    }
    ValueType type = type(in);
    in.skip(DESCRIBING_BYTES);
    switch (type.encoding()) {
      case NONE -> {}
      case BYTE -> in.skip(1);
      case VARINT32, VARINT64, FLOAT, DOUBLE -> in.vi64();
      case BYTES -> in.skipBstring();
      case NUMBER -> in.skip(4 * (in.i32() & 0xff));
      case DECIMAL -> {
        int length = in.vi32();
        in.skip(1);
        in.skip(length);
      }
    }
  }

  /** Where the next value begins, for what most values are; -1 for others and where the end is near. */
  private static int behindCommon(byte[] buffer, int start, int end) {
    int payload = start + 1 + DESCRIBING_BYTES;
    ValueType type = end - payload < Varint.LONGEST ? null : ValueType.ofNumber(buffer[start]);
    if (type == null) {
      return -1;
    }
    return switch (type.encoding()) {
      case VARINT32, VARINT64, FLOAT, DOUBLE -> Varint.end(buffer, payload);
      case BYTES -> behindBytes(buffer, payload, end);
      default -> -1;
    };
  }

  private static int behindBytes(byte[] buffer, int start, int end) {
    int length = buffer[start];
    int next = start + length + 2;
    return length >= 0 && next <= end ? next : -1;
  }

  static void encodePayload(Value value, WireWriter out) {
    switch (value.type().encoding()) {
      case NONE -> {}
      case BYTE -> out.i8((int) value.bits());
      case VARINT32, FLOAT -> out.vi32((int) value.bits());
      case VARINT64, DOUBLE -> out.vi64(value.bits());
      case BYTES -> out.bstring(value.bytes());
      case NUMBER -> out.raw(value.bytes());
      case DECIMAL -> out.vi32(value.bytes().length).i8((int) value.bits()).raw(value.bytes());
    }
  }

  static Value decodePayload(ValueType type, int level, int collation, int scale, WireReader in) {
    long bits = 0;
    byte[] bytes = NO_BYTES;
    switch (type.encoding()) {
      case NONE -> {}
      case BYTE -> bits = type == ValueType.TINYINT ? in.i8() : in.u8();
      case VARINT32 -> bits = type.isUnsignedInteger() ? in.vi32() & 0xffff_ffffL : in.vi32();
      case FLOAT -> bits = in.vi32();
      case VARINT64, DOUBLE -> bits = in.vi64();
      case BYTES -> bytes = in.bstring();
      case NUMBER -> bytes = number(in);
      case DECIMAL -> {
        int length = in.vi32();
        bits = in.i8();
        bytes = in.raw(length);
      }
    }
    return new Value(type, level, collation, scale, bits, bytes);
  }

  private static byte[] number(WireReader in) {
    int descriptor = in.i32();
    byte[] digits = in.raw(4 * (descriptor & 0xff));
    byte[] whole = new byte[4 + digits.length];
    for (int i = 0; i < 4; i++) {
      whole[i] = (byte) (descriptor >>> 24 - 8 * i);
    }
    System.arraycopy(digits, 0, whole, 4, digits.length);
    return whole;
  }
}
