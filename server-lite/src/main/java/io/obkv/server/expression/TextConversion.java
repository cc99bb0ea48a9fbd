// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.Converted.Problem;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Values into character, binary, ENUM and SET columns. Stateless. */
final class TextConversion {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private TextConversion() {}

  static Converted convert(Value value, ColumnType type, EvaluationContext context) {
    byte[] bytes = ValueText.isBytes(value)
        ? value.bytes()
        : ValueText.of(value, context.zone()).getBytes(StandardCharsets.UTF_8);
    if (type.isBinary()) {
      return binary(bytes, type);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String stored = type.type() == ValueType.CHAR ? stripBlanks(text) : text;
    int length = type.type().isText() ? bytes.length : stored.codePointCount(0, stored.length());
    if (length <= type.length()) {
      return Converted.exact(value(stored.getBytes(StandardCharsets.UTF_8), type));
    }
    String cut = cut(stored, type);
    boolean onlyBlanks = stored.substring(cut.length()).isBlank();
    return new Converted(
        value(cut.getBytes(StandardCharsets.UTF_8), type),
        onlyBlanks ? Problem.ROUNDED : Problem.TOO_LONG);
  }

  private static String cut(String text, ColumnType type) {
    int characters = type.type().isText() ? type.length() / 4 : type.length();
    return text.substring(0, text.offsetByCodePoints(0, characters));
  }

  private static String stripBlanks(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private static Converted binary(byte[] bytes, ColumnType type) {
    boolean fixed = type.type() == ValueType.CHAR;
    if (bytes.length <= type.length()) {
      return Converted.exact(value(fixed ? Arrays.copyOf(bytes, type.length()) : bytes, type));
    }
    return new Converted(value(Arrays.copyOf(bytes, type.length()), type), Problem.TOO_LONG);
  }

  private static Value value(byte[] bytes, ColumnType type) {
    return new Value(type.type(), 2, type.collation().number(), -1, 0, bytes);
  }

  /** An ENUM or SET value by its words, or by its number. */
  static Converted member(Value value, ColumnType type) {
    boolean set = type.type() == ValueType.SET;
    if (!value.type().isBytes()) {
      return numbered(Numerics.decimal(value).longValue(), type);
    }
    Converted named = set ? words(value.string(), type) : word(value.string(), type);
    // A text that names no member may be the number of some.
    return named.problem() != Problem.NONE && NUMBER.matcher(value.string()).matches()
        ? numbered(Long.parseLong(value.string()), type)
        : named;
  }

  private static Converted numbered(long number, ColumnType type) {
    boolean set = type.type() == ValueType.SET;
    long most = set ? setMask(type) : type.members().size();
    boolean fits = number >= 0 && (set ? (number & ~most) == 0 : number >= 1 && number <= most);
    return new Converted(
        Value.ofNumber(type.type(), fits ? number : 0), fits ? Problem.NONE : Problem.TRUNCATED);
  }

  private static long setMask(ColumnType type) {
    int words = type.members().size();
    return words == Long.SIZE ? -1L : (1L << words) - 1;
  }

  private static Converted word(String text, ColumnType type) {
    int position = position(text, type);
    return new Converted(
        Value.ofNumber(ValueType.ENUM, position + 1),
        position < 0 ? Problem.TRUNCATED : Problem.NONE);
  }

  private static Converted words(String text, ColumnType type) {
    long mask = 0;
    boolean unknown = false;
    for (String word : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int position = position(word, type);
      unknown |= position < 0;
      mask |= position < 0 ? 0 : 1L << position;
    }
    return new Converted(
        Value.ofNumber(ValueType.SET, mask), unknown ? Problem.TRUNCATED : Problem.NONE);
  }

  private static int position(String word, ColumnType type) {
    for (int i = 0; i < type.members().size(); i++) {
      if (stripBlanks(word).equalsIgnoreCase(type.members().get(i))) {
        return i;
      }
    }
    return -1;
  }
}
