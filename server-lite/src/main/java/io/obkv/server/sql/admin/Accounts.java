// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.admin;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.protocol.message.PasswordScramble;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.UserSchema;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CREATE, ALTER and DROP USER, SET PASSWORD. Accounts are for every host. Stateless. */
public final class Accounts {
  private Accounts() {}

  /** CREATE USER: all of the list, or none. */
  public static void create(
      OBParser.Create_user_stmtContext tree, CatalogChange change, List<SqlWarning> warnings) {
    List<String> taken = new ArrayList<>();
    for (OBParser.User_specificationContext one :
        tree.user_specification_list().user_specification()) {
      AccountName name = AccountName.of(one);
      if (change.state().user(name.user()).isPresent()) {
        taken.add(name.printed());
      } else {
        change.put(
            new UserSchema(change.nextObjectId(), name.user(), password(one), false, Set.of()));
      }
    }
    refuseOrNote("CREATE USER", taken, tree.IF() != null, warnings);
  }

  /** DROP USER: all of the list, or none. */
  public static void drop(
      OBParser.Drop_user_stmtContext tree, CatalogChange change, List<SqlWarning> warnings) {
    List<String> missing = new ArrayList<>();
    for (OBParser.User_with_host_nameContext one : tree.user_list().user_with_host_name()) {
      AccountName name = AccountName.of(one);
      Optional<UserSchema> user = change.state().user(name.user());
      if (user.isEmpty() || name.user().equals(StoredCatalog.ROOT)) {
        missing.add(name.printed());
      } else {
        change.remove(user.get());
      }
    }
    refuseOrNote("DROP USER", missing, tree.IF() != null, warnings);
  }

  private static void refuseOrNote(
      String operation, List<String> names, boolean tolerant, List<SqlWarning> warnings) {
    if (names.isEmpty()) {
      return;
    }
    SqlException refusal = SqlErrors.of(
        -5155, 1396, "HY000", "Operation " + operation + " failed for " + String.join(",", names));
    if (!tolerant) {
      throw refusal;
    }
    warnings.add(SqlWarning.note(1396, refusal.getMessage()));
  }

  /** SET PASSWORD and ALTER USER … IDENTIFIED BY. */
  public static void setPassword(
      OBParser.Set_password_stmtContext tree, SqlSession session, CatalogChange change) {
    String name;
    byte[] hash;
    if (tree.ALTER() != null) {
      if (tree.IDENTIFIED() == null) {
        throw SqlErrors.notSupported("ALTER USER … REQUIRE and resource limits");
      }
      AccountName account = AccountName.of(tree.user_with_host_name());
      name = account.user().isEmpty() ? session.user() : account.user();
      hash = PasswordScramble.stored(text(tree.password().getText()));
    } else {
      name = tree.user() == null ? session.user() : AccountName.plain(tree.user());
      hash = tree.PASSWORD().size() > 1
          ? PasswordScramble.stored(text(tree.password().getText()))
          : storedHash(text(tree.STRING_VALUE().getText()));
    }
    UserSchema user = change
        .state()
        .user(name)
        .orElseThrow(() ->
            SqlErrors.of(-5202, 1133, "42000", "Can not find any matching row in the user table"));
    change.put(new UserSchema(user.id(), user.name(), hash, user.allDatabases(), user.databases()));
  }

  private static byte[] password(OBParser.User_specificationContext one) {
    OBParser.User_specification_with_passwordContext given = one.user_specification_with_password();
    if (given == null) {
      return new byte[0];
    }
    String text = text(given.password().getText());
    return given.PASSWORD() == null ? PasswordScramble.stored(text) : storedHash(text);
  }

  /** A star and forty hexadecimal digits: what the engine shows of a password. */
  private static byte[] storedHash(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    if (!text.matches("\\*[0-9a-fA-F]{40}")) {
      throw SqlErrors.of(
          -5336,
          1827,
          "HY000",
          "The password hash doesn't have the expected format. Check if the correct password"
              + " algorithm is being used with the PASSWORD() function.");
    }
    return HexFormat.of().parseHex(text.substring(1));
  }

  private static String text(String literal) {
    return StringLiterals.value(literal);
  }
}
