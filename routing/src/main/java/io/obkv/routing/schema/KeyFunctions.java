// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The functions that partition expressions and generated key columns may use, as the server computes
 * them. NULL in gives NULL out.
 */
final class KeyFunctions {
  /** Days from year 0 to 1970-01-01, as TO_DAYS counts. */
  private static final long EPOCH_IN_DAYS = 719_528;

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private KeyFunctions() {}

  /** A call by name. */
  static KeyExpression call(String name, List<KeyExpression> arguments, boolean binary) {
    String lower = name.toLowerCase(Locale.ROOT);
    int count = arguments.size();
    if ((lower.equals("substr") || lower.equals("substring")) && (count == 2 || count == 3)) {
      return strict(arguments, values -> substr(values, binary));
    }
    if (lower.equals("conv") && count == 3) {
      return strict(arguments, KeyFunctions::conv);
    }
    if (count != 1) {
      throw unknown(name, count);
    }
    return switch (lower) {
      case "to_days" -> strict(arguments, v -> number(day(v.get(0)) + EPOCH_IN_DAYS));
      case "year" -> strict(arguments, v -> number(date(v.get(0)).getYear()));
      case "month" -> strict(arguments, v -> number(date(v.get(0)).getMonthValue()));
      case "day", "dayofmonth" -> strict(arguments, v -> number(date(v.get(0)).getDayOfMonth()));
      case "unix_timestamp" -> strict(arguments, v -> unixTimestamp(v.get(0)));
      case "abs" -> strict(arguments, v -> number(Math.abs(integer(v.get(0)))));
      case "-" -> strict(arguments, v -> number(Math.negateExact(integer(v.get(0)))));
      default -> throw unknown(name, count);
    };
  }

  /** An operator between two whole numbers. */
  static KeyExpression operator(char operator, KeyExpression left, KeyExpression right) {
    return strict(List.of(left, right), values -> {
      long a = integer(values.get(0));
      long b = integer(values.get(1));
      return switch (operator) {
        case '+' -> number(Math.addExact(a, b));
        case '-' -> number(Math.subtractExact(a, b));
        case '*' -> number(Math.multiplyExact(a, b));
        default -> b == 0 ? Value.NULL : number(a % b);
      };
    });
  }

  private static IllegalArgumentException unknown(String name, int count) {
    return new IllegalArgumentException("the function " + name + " of " + count
        + " arguments is not known in partition expressions");
  }

  private interface Body {
    Value of(List<Value> values);
  }

  private static KeyExpression strict(List<KeyExpression> arguments, Body body) {
    return rowkey -> {
      List<Value> values = arguments.stream().map(a -> a.evaluate(rowkey)).toList();
      return values.stream().anyMatch(Value::isNull) ? Value.NULL : body.of(values);
    };
  }

  private static Value substr(List<Value> values, boolean binary) {
    byte[] bytes = values.get(0).bytes();
    long from = integer(values.get(1));
    long length = values.size() == 3 ? integer(values.get(2)) : Long.MAX_VALUE;
    if (binary) {
      int[] range = range(bytes.length, from, length);
      return Value.ofBytes(Arrays.copyOfRange(bytes, range[0], range[1]));
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    int[] range = range(text.codePointCount(0, text.length()), from, length);
    return Value.ofString(
        text.substring(text.offsetByCodePoints(0, range[0]), text.offsetByCodePoints(0, range[1])));
  }

  /** The first character counts as 1; from below zero counts from the end; 0 and beyond give nothing. */
  private static int[] range(int size, long from, long length) {
    long start = from > 0 ? from - 1 : size + from;
    if (from == 0 || start < 0 || start >= size || length <= 0) {
      return new int[] {0, 0};
    }
    long end = length > size - start ? size : start + length;
    return new int[] {(int) start, (int) end};
  }

  private static Value conv(List<Value> values) {
    String text = text(values.get(0)).strip();
    int from = (int) Math.abs(integer(values.get(1)));
    int to = (int) Math.abs(integer(values.get(2)));
    int end = 0;
    while (end < text.length() && Character.digit(text.charAt(end), from) >= 0) {
      end++;
    }
    BigInteger number = end == 0 ? BigInteger.ZERO : new BigInteger(text.substring(0, end), from);
    return Value.ofString(number.toString(to).toUpperCase(Locale.ROOT));
  }

  private static String text(Value value) {
    return value.type().isBytes() ? value.string() : Long.toString(integer(value));
  }

  private static Value unixTimestamp(Value value) {
    if (value.type() != ValueType.TIMESTAMP) {
      throw new IllegalArgumentException(
          "unix_timestamp of a " + value.type().displayName() + " depends on a time zone");
    }
    return number(Math.floorDiv(value.bits(), MICROS_PER_SECOND));
  }

  private static LocalDate date(Value value) {
    return LocalDate.ofEpochDay(day(value));
  }

  private static long day(Value value) {
    return switch (value.type()) {
      case DATE, MYSQL_DATE -> value.bits();
      case DATETIME, MYSQL_DATETIME -> Math.floorDiv(value.bits(), MICROS_PER_DAY);
      default -> throw new IllegalArgumentException(value.type().displayName() + " is no date");
    };
  }

  private static Value number(long value) {
    return Value.ofBigInt(value);
  }

  /** A whole number, or the one at the beginning of a text, as SQL converts it. */
  private static long integer(Value value) {
    if (value.type().isInteger()) {
      return ((Number) value.toJava()).longValue();
    }
    if (!value.type().isBytes()) {
      throw new IllegalArgumentException(value.type().displayName() + " is no whole number");
    }
    String text = value.string().strip();
    int end = text.startsWith("-") ? 1 : 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    String digits = text.substring(0, end);
    return digits.isEmpty() || digits.equals("-") ? 0 : Long.parseLong(digits);
  }
}
