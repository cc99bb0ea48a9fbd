// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential.sql;

/**
 * A statement of a script.
 *
 * @param difference why the servers answer it differently; empty where they do not
 */
record ScriptStatement(String sql, String difference) {
  static ScriptStatement same(String sql) {
    return new ScriptStatement(sql, "");
  }

  boolean differs() {
    return !difference.isEmpty();
  }
}
