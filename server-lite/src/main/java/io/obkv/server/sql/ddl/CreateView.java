// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE, ALTER and DROP VIEW. Stateless. */
public final class CreateView {
  private CreateView() {}

  /** CREATE VIEW and ALTER VIEW. */
  public static void apply(
      OBParser.Create_view_stmtContext tree, SqlSession session, CatalogChange change) {
    TableName name = TableName.of(tree.view_name().relation_factor(), session).checked();
    Databases.require(name.database(), change.state());
    Optional<ViewSchema> before = change.state().view(name.database(), name.name());
    boolean replaces = tree.REPLACE() != null || tree.ALTER() != null;
    boolean isTable = change.state().table(name.database(), name.name()).isPresent();
    if (isTable || before.isPresent() && !replaces) {
      throw SqlErrors.tableExists(name.written());
    }
    if (before.isEmpty() && tree.ALTER() != null) {
      throw SqlErrors.unknownTable(name.database(), name.written());
    }
    before.ifPresent(change::remove);
    List<String> columns = tree.column_name_list() == null
        ? List.of()
        : tree.column_name_list().column_name().stream().map(Trees::name).toList();
    change.put(new ViewSchema(
        change.nextObjectId(),
        name.database(),
        name.name(),
        columns,
        Trees.source(tree.view_select_stmt())));
  }

  /** DROP VIEW: all or nothing. */
  public static void drop(
      OBParser.Drop_view_stmtContext tree,
      SqlSession session,
      CatalogChange change,
      List<SqlWarning> warnings) {
    List<String> missing = new ArrayList<>();
    for (OBParser.Relation_factorContext factor : tree.table_list().relation_factor()) {
      TableName name = TableName.of(factor, session);
      Optional<ViewSchema> view = change.state().view(name.database(), name.name());
      view.ifPresentOrElse(
          change::remove, () -> missing.add(name.database() + "." + name.written()));
    }
    if (!missing.isEmpty() && tree.IF() == null) {
      throw SqlErrors.tableToDropNotFound(String.join(",", missing));
    }
    missing.forEach(name ->
        warnings.add(SqlWarning.note(1051, SqlErrors.tableToDropNotFound(name).getMessage())));
  }
}
