// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DROP TABLE: all tables of the list, or none. Stateless. */
public final class DropTable {
  private DropTable() {}

  /** Removes the tables and gives them. */
  public static List<TableSchema> apply(
      OBParser.Drop_table_stmtContext tree,
      SqlSession session,
      CatalogChange change,
      List<SqlWarning> warnings) {
    List<TableSchema> dropped = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (OBParser.Relation_factorContext factor : tree.table_list().relation_factor()) {
      TableName name = TableName.of(factor, session);
      if (StoredCatalog.isSystemDatabase(name.database())) {
        throw SqlErrors.of(-4179, 4179, "HY000", "parallel drop sys table is not allowed");
      }
      Optional<TableSchema> table = change.state().table(name.database(), name.name());
      if (table.isPresent()) {
        Constraints.checkNotReferenced(table.get(), dropped, change);
        change.remove(table.get());
        dropped.add(table.get());
      } else {
        missing.add(name.database() + "." + name.written());
      }
    }
    if (!missing.isEmpty() && tree.IF() == null) {
      throw SqlErrors.tableToDropNotFound(String.join(",", missing));
    }
    missing.forEach(name ->
        warnings.add(SqlWarning.note(1051, SqlErrors.tableToDropNotFound(name).getMessage())));
    return dropped;
  }
}
