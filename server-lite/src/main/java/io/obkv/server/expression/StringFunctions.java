// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Functions over text and bytes; positions count characters of text, bytes of byte strings. */
final class StringFunctions {
  private static final BigInteger UNSIGNED_LIMIT = BigInteger.ONE.shiftLeft(64);
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private StringFunctions() {}

  static void addTo(Functions functions) {
    functions.addStrict("substr", 2, 3, StringFunctions::substr);
    functions.addStrict("substring", 2, 3, StringFunctions::substr);
    functions.addStrict("mid", 3, 3, StringFunctions::substr);
    functions.addStrict("left", 2, 2, StringFunctions::left);
    functions.addStrict("right", 2, 2, StringFunctions::right);
    functions.addStrict("concat", 1, Integer.MAX_VALUE, StringFunctions::concat);
    functions.addStrict("lower", 1, 1, (a, c) -> text(a[0], c, s -> s.toLowerCase(Locale.ROOT)));
    functions.addStrict("lcase", 1, 1, (a, c) -> text(a[0], c, s -> s.toLowerCase(Locale.ROOT)));
    functions.addStrict("upper", 1, 1, (a, c) -> text(a[0], c, s -> s.toUpperCase(Locale.ROOT)));
    functions.addStrict("ucase", 1, 1, (a, c) -> text(a[0], c, s -> s.toUpperCase(Locale.ROOT)));
    functions.addStrict("length", 1, 1, (a, c) -> Value.ofBigInt(bytes(a[0], c).length));
    functions.addStrict("octet_length", 1, 1, (a, c) -> Value.ofBigInt(bytes(a[0], c).length));
    functions.addStrict("char_length", 1, 1, StringFunctions::characters);
    functions.addStrict("character_length", 1, 1, StringFunctions::characters);
    functions.addStrict("hex", 1, 1, StringFunctions::hex);
    functions.addStrict("unhex", 1, 1, StringFunctions::unhex);
    functions.addStrict("conv", 3, 3, StringFunctions::conv);
    functions.addStrict("replace", 3, 3, StringFunctions::replace);
    functions.addStrict(
        "reverse",
        1,
        1,
        (a, c) -> text(a[0], c, s -> new StringBuilder(s).reverse().toString()));
    functions.addStrict("ascii", 1, 1, (a, c) -> ascii(bytes(a[0], c)));
    functions.addStrict("locate", 2, 3, StringFunctions::locate);
    functions.addStrict("instr", 2, 2, (a, c) -> locate(new Value[] {a[1], a[0]}, c));
    functions.addStrict("repeat", 2, 2, StringFunctions::repeat);
    functions.addStrict("ltrim", 1, 1, (a, c) -> text(a[0], c, s -> trim(s, " ", "leading")));
    functions.addStrict("rtrim", 1, 1, (a, c) -> text(a[0], c, s -> trim(s, " ", "trailing")));
    functions.addStrict("trim", 1, 3, StringFunctions::trim);
    functions.addStrict("lpad", 3, 3, (a, c) -> pad(a, c, true));
    functions.addStrict("rpad", 3, 3, (a, c) -> pad(a, c, false));
    functions.addStrict("binary", 1, 1, (a, c) -> HexLiterals.bytes(bytes(a[0], c)));
    functions.addStrict("convert using", 2, 2, (a, c) -> text(a[0], c, s -> s));
    functions.addStrict("collate", 2, 2, StringFunctions::collate);
  }

  /** The bytes of a value as text. */
  static byte[] bytes(Value value, EvaluationContext context) {
    return ValueText.isBytes(value)
        ? value.bytes()
        : ValueText.of(value, context.zone()).getBytes(StandardCharsets.UTF_8);
  }

  private static String string(Value value, EvaluationContext context) {
    return new String(bytes(value, context), StandardCharsets.UTF_8);
  }

  static boolean isBinary(Value value) {
    return value.type().isBytes() && value.collation() == Collation.BINARY.number();
  }

  private static Value like(Value model, byte[] bytes) {
    return isBinary(model)
        ? HexLiterals.bytes(bytes)
        : new Value(ValueType.VARCHAR, 2, collation(model), -1, 0, bytes);
  }

  private static int collation(Value model) {
    return model.type().isBytes() ? model.collation() : Collation.UTF8MB4_GENERAL_CI.number();
  }

  private static Value text(
      Value value, EvaluationContext context, java.util.function.UnaryOperator<String> change) {
    return isBinary(value)
        ? value
        : like(value, change.apply(string(value, context)).getBytes(StandardCharsets.UTF_8));
  }

  private static long whole(Value value) {
    return Numerics.decimal(value).setScale(0, java.math.RoundingMode.HALF_UP).longValue();
  }

  /** Positions count from 1, negative ones from the end; 0 is no position. */
  private static Value substr(Value[] a, EvaluationContext context) {
    long length = length(a[0], context);
    long position = whole(a[1]);
    long wanted = a.length > 2 ? whole(a[2]) : length;
    long from = position < 0 ? length + position : position - 1;
    if (position == 0 || from < 0 || from >= length || wanted <= 0) {
      return like(a[0], new byte[0]);
    }
    return slice(
        a[0], context, (int) from, (int) Math.min(length, from + Math.min(wanted, length)));
  }

  private static long length(Value value, EvaluationContext context) {
    if (isBinary(value)) {
      return value.bytes().length;
    }
    String text = string(value, context);
    return text.codePointCount(0, text.length());
  }

  private static Value slice(Value value, EvaluationContext context, int from, int to) {
    if (isBinary(value)) {
      return like(value, Arrays.copyOfRange(value.bytes(), from, to));
    }
    String text = string(value, context);
    String part = text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    return like(value, part.getBytes(StandardCharsets.UTF_8));
  }

  private static Value left(Value[] a, EvaluationContext context) {
    long wanted = Math.max(0, Math.min(whole(a[1]), length(a[0], context)));
    return slice(a[0], context, 0, (int) wanted);
  }

  private static Value right(Value[] a, EvaluationContext context) {
    long length = length(a[0], context);
    long wanted = Math.max(0, Math.min(whole(a[1]), length));
    return slice(a[0], context, (int) (length - wanted), (int) length);
  }

  private static Value concat(Value[] parts, EvaluationContext context) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Value model = parts[0];
    for (Value part : parts) {
      all.writeBytes(bytes(part, context));
      if (isBinary(part)) {
        model = part;
      }
    }
    return like(model, all.toByteArray());
  }

  private static Value characters(Value[] a, EvaluationContext context) {
    return Value.ofBigInt(length(a[0], context));
  }

  private static Value hex(Value[] a, EvaluationContext context) {
    String digits = a[0].type().isBytes()
        ? HexFormat.of().withUpperCase().formatHex(bytes(a[0], context))
        : Long.toHexString(whole(a[0])).toUpperCase(Locale.ROOT);
    return Value.ofString(digits);
  }

  private static Value unhex(Value[] a, EvaluationContext context) {
    String digits = string(a[0], context);
    String even = digits.length() % 2 == 0 ? digits : "0" + digits;
    return even.chars().allMatch(HexFormat::isHexDigit)
        ? HexLiterals.bytes(HexFormat.of().parseHex(even))
        : Value.NULL;
  }

  /** A number from one base to another; a negative base asks for a sign. */
  private static Value conv(Value[] a, EvaluationContext context) {
    int from = (int) whole(a[1]);
    int to = (int) whole(a[2]);
    boolean bases =
        Math.abs(from) >= 2 && Math.abs(from) <= 36 && Math.abs(to) >= 2 && Math.abs(to) <= 36;
    if (!bases) {
      return Value.NULL;
    }
    BigInteger number = leadingNumber(string(a[0], context).trim(), Math.abs(from))
        .min(UNSIGNED_LIMIT.subtract(BigInteger.ONE))
        .mod(UNSIGNED_LIMIT);
    BigInteger shown = to < 0 ? BigInteger.valueOf(number.longValue()) : number;
    return Value.ofString(shown.toString(Math.abs(to)).toUpperCase(Locale.ROOT));
  }

  private static BigInteger leadingNumber(String text, int base) {
    boolean negative = text.startsWith("-");
    int start = negative || text.startsWith("+") ? 1 : 0;
    int end = start;
    while (end < text.length() && Character.digit(text.charAt(end), base) >= 0) {
      end++;
    }
    BigInteger size =
        end == start ? BigInteger.ZERO : new BigInteger(text.substring(start, end), base);
    return negative ? size.negate() : size;
  }

  private static Value replace(Value[] a, EvaluationContext context) {
    String from = string(a[1], context);
    String to = string(a[2], context);
    return from.isEmpty()
        ? a[0]
        : like(a[0], string(a[0], context).replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static Value ascii(byte[] bytes) {
    return Value.ofBigInt(bytes.length == 0 ? 0 : bytes[0] & 0xff);
  }

  private static Value locate(Value[] a, EvaluationContext context) {
    boolean exact = isBinary(a[0]) || isBinary(a[1]);
    String wanted = fold(string(a[0], context), exact);
    String text = fold(string(a[1], context), exact);
    long start = a.length > 2 ? whole(a[2]) : 1;
    if (start < 1 || start > text.length() + 1) {
      return Value.ofBigInt(0);
    }
    return Value.ofBigInt(text.indexOf(wanted, (int) start - 1) + 1L);
  }

  private static String fold(String text, boolean exact) {
    return exact ? text : text.toLowerCase(Locale.ROOT);
  }

  private static Value repeat(Value[] a, EvaluationContext context) {
    byte[] unit = bytes(a[0], context);
    long count = Math.max(0, whole(a[1]));
    if (unit.length * count > MOST_BYTES) {
      return Value.NULL;
    }
    byte[] all = new byte[(int) (unit.length * count)];
    for (int i = 0; i < all.length; i++) {
      all[i] = unit[i % unit.length];
    }
    return like(a[0], all);
  }

  private static Value trim(Value[] a, EvaluationContext context) {
    if (a.length == 1) {
      return text(a[0], context, s -> trim(s, " ", "both"));
    }
    String removed = a.length == 3 ? string(a[1], context) : " ";
    Value value = a[a.length - 1];
    return text(value, context, s -> trim(s, removed, a[0].string()));
  }

  private static String trim(String text, String removed, String side) {
    String result = text;
    if (removed.isEmpty()) {
      return result;
    }
    while (!side.equals("trailing") && result.startsWith(removed)) {
      result = result.substring(removed.length());
    }
    while (!side.equals("leading") && result.endsWith(removed)) {
      result = result.substring(0, result.length() - removed.length());
    }
    return result;
  }

  private static Value pad(Value[] a, EvaluationContext context, boolean left) {
    String text = string(a[0], context);
    String filler = string(a[2], context);
    long length = whole(a[1]);
    if (length < 0 || length > MOST_BYTES || filler.isEmpty() && length > text.length()) {
      return Value.NULL;
    }
    if (length <= text.length()) {
      return like(a[0], text.substring(0, (int) length).getBytes(StandardCharsets.UTF_8));
    }
    int missing = (int) length - text.length();
    String padding = filler.repeat(missing / filler.length() + 1).substring(0, missing);
    return like(a[0], (left ? padding + text : text + padding).getBytes(StandardCharsets.UTF_8));
  }

  private static Value collate(Value[] a, EvaluationContext context) {
    for (Collation collation : Collation.values()) {
      if (collation.sqlName().equals(a[1].string())) {
        return new Value(ValueType.VARCHAR, 0, collation.number(), -1, 0, bytes(a[0], context));
      }
    }
    throw io.obkv.server.catalog.SqlErrors.of(
        -5143, 1273, "HY000", "Unknown collation: '" + a[1].string() + "'");
  }
}
