// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.admin;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.UserSchema;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlSession;
import java.util.HashSet;
import java.util.Set;

/**
 * GRANT and REVOKE. What an account may use is decided by database, at login: a grant on single tables
 * gives nothing, and one privilege on a database opens it. Stateless.
 */
public final class Grants {
  private Grants() {}

  /** GRANT privileges ON level TO accounts. */
  public static void grant(
      OBParser.Grant_stmtContext tree, SqlSession session, CatalogChange change) {
    if (tree.priv_level() == null) {
      throw SqlErrors.notSupported("roles");
    }
    for (OBParser.User_specificationContext one :
        tree.user_specification_list().user_specification()) {
      String name = AccountName.of(one).user();
      UserSchema user = change
          .state()
          .user(name)
          .orElseThrow(() -> SqlErrors.of(
              -4043,
              1045,
              "42000",
              "Access denied for user '" + name + "'@'%' (using password: NO)"));
      change.put(with(user, tree.priv_level(), session, true));
    }
  }

  /** REVOKE privileges ON level FROM accounts. */
  public static void revoke(
      OBParser.Revoke_stmtContext tree, SqlSession session, CatalogChange change) {
    if (tree.user_list() == null) {
      throw SqlErrors.notSupported("roles");
    }
    for (OBParser.User_with_host_nameContext one : tree.user_list().user_with_host_name()) {
      String name = AccountName.of(one).user();
      UserSchema user = change
          .state()
          .user(name)
          .orElseThrow(() -> SqlErrors.of(
              -5202, 1133, "42000", "Can not find any matching row in the user table"));
      change.put(
          tree.priv_level() == null
              ? new UserSchema(user.id(), name, user.passwordHash(), false, Set.of())
              : with(user, tree.priv_level(), session, false));
    }
  }

  private static UserSchema with(
      UserSchema user, OBParser.Priv_levelContext level, SqlSession session, boolean granted) {
    if (level.relation_name().isEmpty() && level.Dot() != null) {
      return new UserSchema(user.id(), user.name(), user.passwordHash(), granted, user.databases());
    }
    boolean wholeDatabase = !level.Star().isEmpty();
    Set<String> databases = new HashSet<>(user.databases());
    if (wholeDatabase) {
      String database = level.relation_name().isEmpty()
          ? session.database()
          : Trees.objectName(level.relation_name(0));
      if (database.isEmpty()) {
        throw SqlErrors.noDatabaseSelected();
      }
      if (granted) {
        databases.add(database);
      } else {
        databases.remove(database);
      }
    }
    return new UserSchema(
        user.id(), user.name(), user.passwordHash(), user.allDatabases(), databases);
  }
}
