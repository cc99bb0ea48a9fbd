// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.mysql.FieldType;
import io.obkv.protocol.mysql.PayloadReader;
import io.obkv.server.expression.TemporalParts;
import io.obkv.server.mysql.StatementHandle.ParameterType;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The values in a COM_STMT_EXECUTE. Stateless. */
final class ParameterReader {
  private static final int UNSIGNED = 0x80;

  /** Far above that of any number that fits into a column. */
  private static final int MAX_EXPONENT = 1000;

  private ParameterReader() {}

  /**
   * Reads the bits of NULLs, the types when they are given, and the values; takes those that were sent
   * before in pieces from the handle.
   *
   * @throws ProtocolException when the packet is none of this form
   * @throws io.obkv.server.catalog.SqlException when types were never given
   */
  static List<Value> read(PayloadReader in, StatementHandle handle) {
    int count = handle.statement().parameters();
    if (count == 0) {
      return List.of();
    }
    byte[] nulls = in.bytes((count + 7) / 8);
    if (in.int1() == 1) {
      handle.setTypes(readTypes(in, count));
    }
    ParameterType[] types = handle.types();
    if (types.length != count) {
      throw MysqlErrors.noParameterTypes();
    }
    List<Value> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean isNull = (nulls[i / 8] >> i % 8 & 1) == 1;
      values.add(value(in, handle, i, isNull));
    }
    return values;
  }

  private static ParameterType[] readTypes(PayloadReader in, int count) {
    byte[] pairs = in.bytes(2 * count);
    ParameterType[] types = new ParameterType[count];
    for (int i = 0; i < count; i++) {
      FieldType field = FieldType.ofCode(pairs[2 * i] & 0xff);
      types[i] = new ParameterType(field, (pairs[2 * i + 1] & UNSIGNED) != 0);
    }
    return types;
  }

  private static Value value(PayloadReader in, StatementHandle handle, int index, boolean isNull) {
    ParameterType type = handle.types()[index];
    var longData = handle.longData(index);
    if (longData.isPresent()) {
      return bytes(type.field(), longData.get());
    }
    return isNull ? Value.NULL : value(in, type);
  }

  private static Value value(PayloadReader in, ParameterType type) {
    boolean unsigned = type.unsigned();
    return switch (type.field()) {
      case NULL -> Value.NULL;
      case TINY -> whole(unsigned ? in.int1() : (byte) in.int1());
      case SHORT, YEAR -> whole(unsigned ? in.int2() : (short) in.int2());
      case LONG, INT24 -> whole(unsigned ? in.int4() : (int) in.int4());
      case LONGLONG -> big(in.int8(), unsigned);
      case FLOAT -> Value.ofFloat(Float.intBitsToFloat((int) in.int4()));
      case DOUBLE -> Value.ofDouble(Double.longBitsToDouble(in.int8()));
      case DECIMAL, NEWDECIMAL -> decimal(in.lengthEncodedBytes());
      case DATE -> BinaryTime.readDateTime(in).toDate();
      case DATETIME, TIMESTAMP -> BinaryTime.readDateTime(in).toDateTime();
      case TIME -> TemporalParts.time(BinaryTime.readTime(in));
      default -> bytes(type.field(), in.lengthEncodedBytes());
    };
  }

  private static Value whole(long number) {
    return Value.ofBigInt(number);
  }

  private static Value big(long bits, boolean unsigned) {
    return unsigned && bits < 0
        ? Value.ofNumber(ValueType.UNSIGNED_BIGINT, bits)
        : Value.ofBigInt(bits);
  }

  private static Value decimal(byte[] text) {
    try {
      BigDecimal number = new BigDecimal(new String(text, StandardCharsets.US_ASCII));
      if (Math.abs(number.scale()) > MAX_EXPONENT) {
        throw new ProtocolException("a decimal with an exponent of " + -number.scale());
      }
      return Value.ofDecimal(ValueType.DECIMAL, number.setScale(Math.max(0, number.scale())));
    } catch (NumberFormatException e) {
      throw new ProtocolException("a decimal that is no number");
    }
  }

  /** Blobs are bytes; all other texts are in the connection's character set, which is UTF-8. */
  private static Value bytes(FieldType field, byte[] bytes) {
    boolean binary = switch (field) {
      case TINY_BLOB, MEDIUM_BLOB, LONG_BLOB, BLOB, BIT, GEOMETRY -> true;
      default -> false;
    };
    Collation collation = binary ? Collation.BINARY : Collation.UTF8MB4_GENERAL_CI;
    return new Value(ValueType.VARCHAR, 2, collation.number(), -1, 0, bytes);
  }
}
