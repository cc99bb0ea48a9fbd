// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.parse.StatementText;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Literals of every kind to values. Stateless. */
public final class LiteralParser {
  private LiteralParser() {}

  /** The value of a literal with or without a sign. */
  public static Value parse(OBParser.Signed_literalContext tree) {
    if (tree.literal() != null) {
      return parse(tree.literal()).value();
    }
    Value number = NumberLiterals.of(tree.number_literal().getText());
    return tree.Minus() == null ? number : NumberLiterals.negate(number);
  }

  static Node.Literal parse(OBParser.LiteralContext tree) {
    String text = tree.getText();
    Value value;
    if (tree.INTNUM() != null || tree.DECIMAL_VAL() != null) {
      value = NumberLiterals.of(text);
    } else if (tree.complex_string_literal() != null) {
      value = string(tree.complex_string_literal());
    } else if (tree.NULLX() != null) {
      value = Value.NULL;
    } else if (tree.BOOL_VALUE() != null) {
      value = Value.ofBoolean(text.equalsIgnoreCase("true"));
    } else if (tree.HEX_STRING_VALUE() != null) {
      value = HexLiterals.ofBits(text);
    } else if (tree.PARSER_SYNTAX_ERROR() != null) {
      // The published grammar calls a byte string that.
      value = HexLiterals.ofHex(text);
    } else if (tree.DATE_VALUE() != null) {
      value = temporal(text);
    } else {
      throw SqlErrors.notSupported("literal " + text);
    }
    return new Node.Literal(value);
  }

  private static Value string(OBParser.Complex_string_literalContext tree) {
    boolean binary =
        tree.charset_introducer() != null && tree.charset_introducer().UnderlineBINARY() != null;
    if (tree.PARSER_SYNTAX_ERROR() != null) {
      byte[] bytes = HexLiterals.hexBytes(tree.PARSER_SYNTAX_ERROR().getText());
      return binary ? HexLiterals.bytes(bytes) : checkedUtf8(bytes);
    }
    byte[] bytes = StatementText.bytes(characters(tree));
    return binary ? HexLiterals.bytes(bytes) : Value.ofBytes(bytes);
  }

  private static Value checkedUtf8(byte[] bytes) {
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw SqlErrors.of(
          -5850,
          1300,
          "HY000",
          "Invalid utf8mb4 character string: '" + HexFormat.of().withUpperCase().formatHex(bytes)
              + "'");
    }
    return Value.ofBytes(bytes);
  }

  private static String characters(OBParser.Complex_string_literalContext tree) {
    StringBuilder joined = new StringBuilder();
    joined.append(StringLiterals.value(tree.STRING_VALUE().getText()));
    if (tree.string_val_list() != null) {
      tree.string_val_list()
          .STRING_VALUE()
          .forEach(part -> joined.append(StringLiterals.value(part.getText())));
    }
    return joined.toString();
  }

  private static Value temporal(String text) {
    int quote = Math.max(text.indexOf('\''), text.indexOf('"'));
    String kind = text.substring(0, quote).trim().toLowerCase(Locale.ROOT);
    String body = text.substring(quote + 1, text.length() - 1);
    Value value = switch (kind) {
      case "date" -> TemporalText.date(body);
      case "time" -> TemporalText.time(body);
      default -> TemporalText.dateTime(body);
    };
    if (value == null) {
      throw SqlErrors.of(-4219, 1292, "22007", "Incorrect datetime value: '" + body + "'");
    }
    return value;
  }
}
