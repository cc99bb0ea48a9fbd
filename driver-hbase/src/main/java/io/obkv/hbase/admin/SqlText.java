// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.HexFormat;

/** Parts of SQL statements. */
final class SqlText {
  private SqlText() {}

  /** A name in backquotes. */
  static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** A name with its database. */
  static String name(String database, String name) {
    return name(database) + "." + name(name);
  }

  /** A text in quotes. */
  static String text(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** Bytes as a hexadecimal literal. */
  static String bytes(byte[] bytes) {
    return "x'" + HexFormat.of().formatHex(bytes) + "'";
  }
}
