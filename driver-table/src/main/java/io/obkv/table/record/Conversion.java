// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.record;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.util.Map;
import java.util.function.Function;

/**
 * Column values as Java types. Loses nothing: a number outside the Java type's range is an error, and
 * so is a fraction where a whole number is wanted. Stateless.
 */
public final class Conversion {
  private static final Map<Class<?>, Function<Value, Object>> BY_TYPE = Map.ofEntries(
      Map.entry(Long.class, v -> integer(v).longValueExact()),
      Map.entry(Integer.class, v -> integer(v).intValueExact()),
      Map.entry(Short.class, v -> integer(v).shortValueExact()),
      Map.entry(Byte.class, v -> integer(v).byteValueExact()),
      Map.entry(Boolean.class, v -> integer(v).signum() != 0),
      Map.entry(BigInteger.class, Conversion::integer),
      Map.entry(Double.class, v -> ((Number) v.toJava()).doubleValue()),
      Map.entry(Float.class, v -> ((Number) v.toJava()).floatValue()),
      Map.entry(BigDecimal.class, Conversion::decimal),
      Map.entry(String.class, Conversion::text),
      Map.entry(byte[].class, v -> bytes(v).bytes()),
      Map.entry(Instant.class, Value::toJava),
      Map.entry(LocalDateTime.class, Value::toJava),
      Map.entry(LocalDate.class, Value::toJava),
      Map.entry(Duration.class, Value::toJava),
      Map.entry(LocalTime.class, v -> LocalTime.MIDNIGHT.plus((Duration) v.toJava())),
      Map.entry(Year.class, Value::toJava),
      Map.entry(Value.class, v -> v),
      Map.entry(Object.class, Value::toJava));

  private Conversion() {}

  /**
   * The value as an instance of a (boxed) class; null for NULL.
   *
   * @param column only for messages
   * @throws ColumnTypeException where the value has no such form
   */
  public static <T> T convert(String column, Value value, Class<T> target) {
    if (value.isNull() && target != Value.class) {
      return null;
    }
    Function<Value, Object> conversion = BY_TYPE.get(target);
    if (conversion == null) {
      throw mismatch(column, value, target, "which no column can be read as");
    }
    try {
      return target.cast(conversion.apply(value));
    } catch (ClassCastException e) {
      throw mismatch(column, value, target, "which it cannot be read as");
    } catch (ArithmeticException e) {
      throw mismatch(column, value, target, "which has no room for " + value);
    }
  }

  /** A whole number that is not NULL, without boxing. */
  public static long toLong(String column, Value value) {
    ValueType type = value.type();
    return type == ValueType.BIGINT || type == ValueType.INT
        ? value.bits()
        : convert(column, notNull(column, value, long.class), Long.class);
  }

  /**
   * The value itself.
   *
   * @throws ColumnTypeException when it is NULL, which the primitive type cannot hold
   */
  public static Value notNull(String column, Value value, Class<?> target) {
    if (value.isNull()) {
      throw new ColumnTypeException(
          "column " + column + " is NULL, which a " + target.getSimpleName() + " cannot be");
    }
    return value;
  }

  private static ColumnTypeException mismatch(
      String column, Value value, Class<?> target, String why) {
    return new ColumnTypeException("column "
        + column
        + " is a "
        + value.type().displayName()
        + ", asked for as "
        + target.getSimpleName()
        + ", "
        + why);
  }

  private static BigInteger integer(Value value) {
    Number number = number(value);
    if (number instanceof BigInteger big) {
      return big;
    }
    return number instanceof BigDecimal decimal
        ? decimal.toBigIntegerExact()
        : BigInteger.valueOf(number.longValue());
  }

  private static BigDecimal decimal(Value value) {
    Number number = number(value);
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    return number instanceof BigInteger big
        ? new BigDecimal(big)
        : BigDecimal.valueOf(number.longValue());
  }

  /** Whole numbers and decimals; a floating-point number only as itself. */
  private static Number number(Value value) {
    Number number = (Number) value.toJava();
    if (number instanceof Float || number instanceof Double) {
      return new BigDecimal(number.toString());
    }
    return number;
  }

  private static String text(Value value) {
    return new String(bytes(value).bytes(), StandardCharsets.UTF_8);
  }

  private static Value bytes(Value value) {
    if (!value.type().isBytes()) {
      throw new ClassCastException();
    }
    return value;
  }
}
