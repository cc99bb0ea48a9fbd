// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

/**
 * A column of a generated table.
 *
 * @param declaration what follows the type in CREATE TABLE; may be empty
 */
record Column(String name, ColumnKind kind, String declaration) {
  static Column of(String name, ColumnKind kind) {
    return new Column(name, kind, "");
  }

  /** The column's line in CREATE TABLE. */
  String ddl() {
    return name + " " + kind.sql() + " " + declaration;
  }
}
