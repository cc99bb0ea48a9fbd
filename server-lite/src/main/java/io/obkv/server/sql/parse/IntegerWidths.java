// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import io.obkv.value.ValueType;

/** The display widths of whole numbers that say none, as SHOW CREATE TABLE prints them. */
final class IntegerWidths {
  private IntegerWidths() {}

  static int of(ValueType type) {
    return switch (type) {
      case TINYINT -> 4;
      case UNSIGNED_TINYINT -> 3;
      case SMALLINT -> 6;
      case UNSIGNED_SMALLINT -> 5;
      case MEDIUMINT -> 9;
      case UNSIGNED_MEDIUMINT -> 8;
      case INT -> 11;
      case UNSIGNED_INT -> 10;
      default -> 20;
    };
  }
}
