// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.DatabaseSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.parse.Collations;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.value.Collation;
import java.util.List;
import java.util.Optional;

/** CREATE and DROP DATABASE, and looking databases up. Stateless. */
public final class Databases {
  private static final int LONGEST_NAME = 128;

  private Databases() {}

  /** The database, or 1049. */
  public static DatabaseSchema require(String name, CatalogState state) {
    return state.database(name).orElseThrow(() -> SqlErrors.unknownDatabase(name));
  }

  /** True when a table or view of that name exists. */
  static boolean isTaken(TableName name, CatalogState state) {
    return state.table(name.database(), name.name()).isPresent()
        || state.view(name.database(), name.name()).isPresent();
  }

  /** CREATE DATABASE. */
  public static void create(
      OBParser.Create_database_stmtContext tree, CatalogChange change, List<SqlWarning> warnings) {
    String written = Trees.name(tree.database_factor());
    if (written.length() > LONGEST_NAME) {
      throw SqlErrors.identifierTooLong(written);
    }
    String name = Trees.objectName(tree.database_factor());
    if (change.state().database(name).isPresent()) {
      if (tree.IF() == null) {
        throw SqlErrors.databaseExists(written);
      }
      warnings.add(SqlWarning.note(1007, SqlErrors.databaseExists(written).getMessage()));
      return;
    }
    Collation collation = collation(tree.database_option_list());
    change.put(new DatabaseSchema(change.nextObjectId(), name, collation));
  }

  private static Collation collation(OBParser.Database_option_listContext list) {
    Collation collation = Collation.UTF8MB4_GENERAL_CI;
    for (OBParser.Database_optionContext option :
        list == null ? List.<OBParser.Database_optionContext>of() : list.database_option()) {
      if (option.charset_name() != null) {
        collation = Collations.ofCharset(option.charset_name());
      } else if (option.collation_name() != null) {
        collation = Collations.collation(option.collation_name());
      }
    }
    return collation;
  }

  /** DROP DATABASE; gives what was dropped, empty when there was nothing to drop. */
  public static Optional<List<TableSchema>> drop(
      OBParser.Drop_database_stmtContext tree,
      String user,
      CatalogChange change,
      List<SqlWarning> warnings) {
    String name = Trees.objectName(tree.database_factor());
    if (StoredCatalog.isSystemDatabase(name)) {
      throw SqlErrors.databaseAccessDenied(user, name);
    }
    Optional<DatabaseSchema> found = change.state().database(name);
    if (found.isEmpty()) {
      String text = SqlErrors.databaseToDropNotFound(name).getMessage();
      if (tree.IF() == null) {
        throw SqlErrors.databaseToDropNotFound(name);
      }
      warnings.add(SqlWarning.note(1008, text));
      return Optional.empty();
    }
    List<TableSchema> tables = List.copyOf(change.state().tables(name));
    change.remove(found.get());
    return Optional.of(tables);
  }
}
