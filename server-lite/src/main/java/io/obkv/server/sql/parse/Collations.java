// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.value.Collation;
import java.util.Locale;

/** Names of character sets and collations. Stateless. */
public final class Collations {
  private Collations() {}

  /** The collation of that name, or 1273. */
  public static Collation collation(OBParser.Collation_nameContext name) {
    String text = plain(name.getText());
    for (Collation collation : Collation.values()) {
      if (collation != Collation.INVALID && collation.sqlName().equalsIgnoreCase(text)) {
        return collation;
      }
    }
    throw SqlErrors.of(-5143, 1273, "HY000", "Unknown collation: '" + text + "'");
  }

  /** The default collation of a character set, or 1115. */
  public static Collation ofCharset(OBParser.Charset_nameContext name) {
    return ofCharset(plain(name.getText()));
  }

  /** The default collation of a character set, or 1115. */
  public static Collation ofCharset(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "utf8mb4", "utf8", "utf8mb3" -> Collation.UTF8MB4_GENERAL_CI;
      case "binary" -> Collation.BINARY;
      default -> throw SqlErrors.of(-5142, 1115, "42000", "Unknown character set: '" + name + "'");
    };
  }

  private static String plain(String text) {
    return text.startsWith("'") || text.startsWith("\"")
        ? StringLiterals.value(text)
        : Trees.unquoted(text);
  }
}
