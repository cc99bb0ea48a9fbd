// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.admin;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * An account as a statement names it.
 *
 * @param user the user; empty for CURRENT_USER
 * @param host the host, {@code %} when none was said
 */
record AccountName(String user, String host) {
  static AccountName of(OBParser.User_specificationContext tree) {
    var plain = tree.user_specification_without_password();
    if (plain != null) {
      return of(plain.user(), plain.USER_VARIABLE());
    }
    var full = tree.user_specification_with_password();
    return of(full.user(), full.USER_VARIABLE());
  }

  static AccountName of(OBParser.User_with_host_nameContext tree) {
    return of(tree.user(), tree.USER_VARIABLE());
  }

  private static AccountName of(OBParser.UserContext user, TerminalNode host) {
    if (user == null) {
      return new AccountName("", "%");
    }
    String place = host == null ? "%" : host.getText().substring(1).replaceAll("[`'\"]", "");
    return new AccountName(plain(user), place);
  }

  /** The user's name without its quotes. */
  static String plain(OBParser.UserContext tree) {
    String text = tree.getText();
    return text.startsWith("'") || text.startsWith("\"")
        ? StringLiterals.value(text)
        : Trees.unquoted(text);
  }

  String printed() {
    return "'" + user + "'@'" + host + "'";
  }
}
