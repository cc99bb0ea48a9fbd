// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import io.obkv.value.ValueType;

/** The four sizes of the text and blob family, in bytes. */
final class TextSizes {
  private static final int TINY = 255;
  private static final int PLAIN = 65_535;
  private static final int MEDIUM = 16_777_215;

  /** OceanBase's limit, below MySQL's 4 GB. */
  private static final int LONG = 536_870_910;

  private TextSizes() {}

  static ValueType named(TypeWords words) {
    String first = words.first();
    if (first.startsWith("tiny")) {
      return ValueType.TINYTEXT;
    }
    if (first.startsWith("medium") || words.has("varchar") || first.equals("long")) {
      return ValueType.MEDIUMTEXT;
    }
    return first.startsWith("long") ? ValueType.LONGTEXT : ValueType.TEXT;
  }

  static ValueType holding(long bytes) {
    if (bytes <= TINY) {
      return ValueType.TINYTEXT;
    }
    if (bytes <= PLAIN) {
      return ValueType.TEXT;
    }
    return bytes <= MEDIUM ? ValueType.MEDIUMTEXT : ValueType.LONGTEXT;
  }

  static int bytes(ValueType type) {
    return switch (type) {
      case TINYTEXT -> TINY;
      case TEXT -> PLAIN;
      case MEDIUMTEXT -> MEDIUM;
      default -> LONG;
    };
  }
}
