// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.ddl.TableName;
import io.obkv.server.sql.ddl.Tables;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.TabletStore;

/** Looks up the table that a statement names. Stateless. */
public final class TableScopes {
  private TableScopes() {}

  /** The table of a FROM, under its alias. */
  public static TableScope of(
      OBParser.Tbl_nameContext tree, SqlSession session, CatalogState state, TabletStore store) {
    TableScope scope = of(tree.relation_factor(), session, state, store);
    return tree.relation_name() == null
        ? scope
        : new TableScope(scope.layout(), Trees.objectName(tree.relation_name()), scope.clause());
  }

  /**
   * The only table of a list; 1235 for joins and subqueries.
   *
   * @param statement what wants one table only, for the message
   */
  public static OBParser.Tbl_nameContext only(
      OBParser.Table_referencesContext references, String statement) {
    boolean one = references.table_reference().size() == 1
        && references.table_reference(0).table_factor() != null
        && references.table_reference(0).table_factor().tbl_name() != null;
    if (!one) {
      throw SqlErrors.notSupported(statement + " of several tables");
    }
    return references.table_reference(0).table_factor().tbl_name();
  }

  /** The table of that name. */
  public static TableScope of(
      OBParser.Relation_factorContext tree,
      SqlSession session,
      CatalogState state,
      TabletStore store) {
    TableName name = TableName.of(tree, session);
    if (state.view(name.database(), name.name()).isPresent()) {
      throw SqlErrors.notSupported("statement on a view");
    }
    TableSchema table = Tables.require(name, state);
    return new TableScope(store.layout(table), table.name(), "field list");
  }
}
