// SPDX-License-Identifier: Apache-2.0
package io.obkv.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One typed value as OceanBase carries it: a type, three bytes that describe it (collation level,
 * collation, scale) and the payload. Immutable and safe to share; byte arrays are not copied, so
 * nobody may change an array after handing it over.
 *
 * <p>Two values are equal when type and payload are; the describing bytes do not count.
 *
 * <p>The describing bytes that the factories set are those of the official Java client (2.4 of the
 * protocol notes), so that requests are equal to its requests byte by byte.
 */
public final class Value {
  /** Collation levels: see {@code ObCollationLevel}. */
  static final int LEVEL_EXPLICIT = 0;

  static final int LEVEL_NUMERIC = 5;
  static final int LEVEL_IGNORABLE = 6;

  private static final byte[] NO_BYTES = {};
  private static final int DEFAULT_SCALE = 10;
  private static final int TIME_SCALE = 6;
  private static final int UNKNOWN_SCALE = -1;

  /** SQL NULL. */
  public static final Value NULL = numeric(ValueType.NULL, LEVEL_IGNORABLE, DEFAULT_SCALE, 0);

  /** Below every value of every column; only in the bounds of a range. */
  public static final Value MIN = numeric(ValueType.EXTEND, LEVEL_NUMERIC, DEFAULT_SCALE, -3);

  /** Above every value of every column; only in the bounds of a range. */
  public static final Value MAX = numeric(ValueType.EXTEND, LEVEL_NUMERIC, DEFAULT_SCALE, -2);

  private final ValueType type;
  private final byte collationLevel;
  private final byte collation;
  private final byte scale;
  private final long bits;
  private final byte[] bytes;

  /**
   * A value with every part given; the factories are more convenient.
   *
   * @param collation MySQL's collation number, 0 to 255
   * @param bits the number, for types that are a number; the scale, for a decimal
   * @param bytes the bytes, for types that are bytes; not copied
   */
  public Value(
      ValueType type, int collationLevel, int collation, int scale, long bits, byte[] bytes) {
    this.type = Objects.requireNonNull(type, "type");
    this.collationLevel = (byte) collationLevel;
    this.collation = (byte) collation;
    this.scale = (byte) scale;
    this.bits = bits;
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  private static Value numeric(ValueType type, int level, int scale, long bits) {
    return new Value(type, level, Collation.BINARY.number(), scale, bits, NO_BYTES);
  }

  private static Value number(ValueType type, long bits) {
    return numeric(type, LEVEL_NUMERIC, DEFAULT_SCALE, bits);
  }

  /** A value of a numeric, bit, enum or set type with the client's usual describing bytes. */
  public static Value ofNumber(ValueType type, long bits) {
    return switch (type) {
      case DATETIME, TIMESTAMP, MYSQL_DATETIME -> numeric(type, LEVEL_NUMERIC, TIME_SCALE, bits);
      case UNSIGNED_INT -> numeric(type, LEVEL_NUMERIC, UNKNOWN_SCALE, bits);
      default -> number(type, bits);
    };
  }

  /** TINYINT 1 or 0, which is what BOOL columns are. */
  public static Value ofBoolean(boolean value) {
    return number(ValueType.TINYINT, value ? 1 : 0);
  }

  public static Value ofTinyInt(byte value) {
    return number(ValueType.TINYINT, value);
  }

  public static Value ofSmallInt(short value) {
    return number(ValueType.SMALLINT, value);
  }

  public static Value ofInt(int value) {
    return number(ValueType.INT, value);
  }

  public static Value ofBigInt(long value) {
    return number(ValueType.BIGINT, value);
  }

  public static Value ofFloat(float value) {
    return number(ValueType.FLOAT, Float.floatToRawIntBits(value));
  }

  public static Value ofDouble(double value) {
    return number(ValueType.DOUBLE, Double.doubleToRawLongBits(value));
  }

  /** A VARCHAR in collation utf8mb4_general_ci; fits every character column. */
  public static Value ofString(String value) {
    return ofBytes(ValueType.VARCHAR, value.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Bytes for a VARBINARY, BLOB or character column. Travels as VARCHAR in collation
   * utf8mb4_general_ci, as the official client sends byte arrays: the server decides by the column.
   */
  public static Value ofBytes(byte[] value) {
    return ofBytes(ValueType.VARCHAR, value);
  }

  private static Value ofBytes(ValueType type, byte[] value) {
    return new Value(
        type, LEVEL_EXPLICIT, Collation.UTF8MB4_GENERAL_CI.number(), DEFAULT_SCALE, 0, value);
  }

  /** A point in time for a TIMESTAMP column; finer than a microsecond is cut off. */
  public static Value ofTimestamp(Instant value) {
    return numeric(ValueType.TIMESTAMP, LEVEL_NUMERIC, TIME_SCALE, micros(value));
  }

  /** A wall-clock time for a DATETIME column; finer than a microsecond is cut off. */
  public static Value ofDateTime(LocalDateTime value) {
    return numeric(
        ValueType.DATETIME, LEVEL_NUMERIC, TIME_SCALE, micros(value.toInstant(ZoneOffset.UTC)));
  }

  /** A day for a DATE column. */
  public static Value ofDate(LocalDate value) {
    return number(ValueType.DATE, value.toEpochDay());
  }

  /** A length of time, possibly negative, for a TIME column; finer than a microsecond is cut off. */
  public static Value ofTime(Duration value) {
    return number(ValueType.TIME, value.toNanos() / 1000);
  }

  /** A year for a YEAR column: 0, or 1901 to 2155. */
  public static Value ofYear(Year value) {
    return number(ValueType.YEAR, value.getValue() == 0 ? 0 : value.getValue() - 1900);
  }

  /**
   * A number for a DECIMAL column of the same scale.
   *
   * @param type {@link ValueType#DECIMAL}, or {@link ValueType#DECIMAL_EMBEDDED} for the single-node
   *     edition
   */
  public static Value ofDecimal(ValueType type, BigDecimal value) {
    if (!type.isDecimal()) {
      throw new IllegalArgumentException(type + " is not a decimal type");
    }
    return new Value(
        type,
        LEVEL_NUMERIC,
        Collation.BINARY.number(),
        value.scale(),
        value.scale(),
        Decimals.littleEndian(value.unscaledValue()));
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000L);
  }

  /**
   * The value that carries a Java object, by its class: {@code null}, Boolean and Byte (TINYINT),
   * Short, Integer, Long, Float, Double, String, byte[], Instant and {@link java.sql.Timestamp}
   * (TIMESTAMP), LocalDateTime and {@link java.util.Date} in the JVM's time zone (DATETIME),
   * LocalDate, Duration and LocalTime (TIME), Year, BigDecimal, Value itself.
   *
   * @throws IllegalArgumentException when the class is none of these
   */
  public static Value of(Object object) {
    if (object == null) {
      return NULL;
    }
    if (object instanceof String s) {
      return ofString(s);
    }
    if (object instanceof Long n) {
      return ofBigInt(n);
    }
    if (object instanceof Integer n) {
      return ofInt(n);
    }
    if (object instanceof byte[] b) {
      return ofBytes(b);
    }
    if (object instanceof Value v) {
      return v;
    }
    return ofOther(object);
  }

  private static Value ofOther(Object object) {
    if (object instanceof Boolean b) {
      return ofBoolean(b);
    }
    if (object instanceof Byte n) {
      return ofTinyInt(n);
    }
    if (object instanceof Short n) {
      return ofSmallInt(n);
    }
    if (object instanceof Float n) {
      return ofFloat(n);
    }
    if (object instanceof Double n) {
      return ofDouble(n);
    }
    if (object instanceof BigDecimal n) {
      return ofDecimal(ValueType.DECIMAL, n);
    }
    return ofTemporal(object);
  }

  @SuppressWarnings("JavaUtilDate") // the official client's users hand these over
  private static Value ofTemporal(Object object) {
    if (object instanceof Instant t) {
      return ofTimestamp(t);
    }
    if (object instanceof java.sql.Timestamp t) {
      return ofTimestamp(t.toInstant());
    }
    if (object instanceof LocalDateTime t) {
      return ofDateTime(t);
    }
    if (object instanceof LocalDate t) {
      return ofDate(t);
    }
    if (object instanceof java.sql.Date t) {
      return ofDate(t.toLocalDate());
    }
    if (object instanceof java.util.Date t) {
      return ofDateTime(LocalDateTime.ofInstant(t.toInstant(), java.time.ZoneId.systemDefault()));
    }
    if (object instanceof Duration t) {
      return ofTime(t);
    }
    if (object instanceof LocalTime t) {
      return ofTime(Duration.ofNanos(t.toNanoOfDay()));
    }
    if (object instanceof Year t) {
      return ofYear(t);
    }
    throw new IllegalArgumentException(
        "no column type carries a " + object.getClass().getName());
  }

  public ValueType type() {
    return type;
  }

  /** Who decided the collation; a number of {@code ObCollationLevel}. */
  public int collationLevel() {
    return collationLevel;
  }

  /** MySQL's collation number, 0 to 255. */
  public int collation() {
    return collation & 0xff;
  }

  /** The scale byte, signed; what it means depends on the type. */
  public int scale() {
    return scale;
  }

  public boolean isNull() {
    return type == ValueType.NULL;
  }

  /** True for the range bound below everything. */
  public boolean isMin() {
    return type == ValueType.EXTEND && bits == MIN.bits;
  }

  /** True for the range bound above everything. */
  public boolean isMax() {
    return type == ValueType.EXTEND && bits == MAX.bits;
  }

  /**
   * The number of a numeric value: the integer itself (unsigned BIGINT as its 64 bits), the IEEE bits
   * of a floating-point number, microseconds, days, year - 1900, bits; the scale of a decimal.
   */
  public long bits() {
    return bits;
  }

  /** The bytes of a byte-string value, the little-endian digits of a decimal; else empty. Not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** A byte-string value read as UTF-8. */
  public String string() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A FLOAT or DOUBLE as a double. */
  public double floating() {
    return type.encoding() == ValueType.Encoding.FLOAT
        ? Float.intBitsToFloat((int) bits)
        : Double.longBitsToDouble(bits);
  }

  /** A decimal or number value. */
  public BigDecimal decimal() {
    return type.isDecimal()
        ? new BigDecimal(Decimals.fromLittleEndian(bytes), (int) bits)
        : Decimals.ofNumber(bytes);
  }

  /** The same payload under other describing bytes. */
  public Value withMeta(int newLevel, int newCollation, int newScale) {
    return new Value(type, newLevel, newCollation, newScale, bits, bytes);
  }

  /** The same payload and describing bytes as another type of the same encoding. */
  public Value withType(ValueType newType) {
    return new Value(newType, collationLevel, collation, scale, bits, bytes);
  }

  /**
   * The value as the Java object that users see: null, Byte, Short, Integer (INT, MEDIUMINT,
   * unsigned up to 24 bits), Long (BIGINT, unsigned INT, BIT, ENUM, SET), BigInteger (unsigned
   * BIGINT), Float, Double, BigDecimal, String or byte[] (by collation), LocalDateTime, Instant,
   * LocalDate, Duration, Year.
   */
  public Object toJava() {
    return switch (type) {
      case NULL, HEX_STRING, UNKNOWN -> null;
      case TINYINT -> (byte) bits;
      case SMALLINT -> (short) bits;
      case UNSIGNED_TINYINT -> (short) (bits & 0xff);
      case UNSIGNED_SMALLINT, MEDIUMINT, INT, UNSIGNED_MEDIUMINT -> (int) bits;
      case UNSIGNED_INT -> bits & 0xffff_ffffL;
      case BIGINT, BIT, ENUM, SET, EXTEND -> bits;
      case UNSIGNED_BIGINT -> new BigInteger(Long.toUnsignedString(bits));
      case FLOAT, UNSIGNED_FLOAT -> Float.intBitsToFloat((int) bits);
      case DOUBLE, UNSIGNED_DOUBLE -> Double.longBitsToDouble(bits);
      case NUMBER, UNSIGNED_NUMBER, DECIMAL, DECIMAL_EMBEDDED -> decimal();
      case DATETIME, MYSQL_DATETIME -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
      case TIMESTAMP -> instant();
      case DATE, MYSQL_DATE -> LocalDate.ofEpochDay(bits);
      case TIME -> Duration.of(bits, ChronoUnit.MICROS);
      case YEAR -> Year.of((bits & 0xff) == 0 ? 0 : (int) (bits & 0xff) + 1900);
      case VARCHAR, CHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, JSON, JSON_EMBEDDED ->
        collation() == Collation.BINARY.number() ? bytes : string();
    };
  }

  private Instant instant() {
    return Instant.ofEpochSecond(
        Math.floorDiv(bits, 1_000_000L), Math.floorMod(bits, 1_000_000L) * 1000L);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value that
        && type == that.type
        && bits == that.bits
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return (type.number() * 31 + Long.hashCode(bits)) * 31 + Arrays.hashCode(bytes);
  }

  /** For logs and test failures: the type and a readable form of the payload. */
  @Override
  public String toString() {
    if (isMin() || isMax()) {
      return isMin() ? "MIN" : "MAX";
    }
    Object java = toJava();
    String text =
        java instanceof byte[] b ? "0x" + HexFormat.of().formatHex(b) : String.valueOf(java);
    return type + "(" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + ")";
  }
}
