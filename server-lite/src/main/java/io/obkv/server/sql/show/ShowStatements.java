// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.sql.ddl.Databases;
import io.obkv.server.sql.ddl.TableName;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;

/** One SHOW statement. For one statement. */
public final class ShowStatements {
  private final OBParser.Show_stmtContext tree;
  private final SqlSession session;
  private final CatalogState state;
  private final ShowScope scope;

  /** A statement over the catalog as it is now. */
  public ShowStatements(OBParser.Show_stmtContext tree, ShowScope scope) {
    this.tree = tree;
    this.session = scope.session();
    this.state = scope.state();
    this.scope = scope;
  }

  /** What it answers; 1235 for the kinds that are not known. */
  public SqlResult run(EvaluationContext context) {
    if (tree.CREATE() != null) {
      return ShowCreate.of(tree, session, state).result();
    }
    return ShowFilter.apply(tree, table(), context);
  }

  private ShowTable table() {
    if (tree.TABLES() != null) {
      return ShowObjects.tables(scope, database(), tree.FULL() != null, ShowFilter.pattern(tree));
    }
    if (tree.databases_or_schemas() != null) {
      return ShowObjects.databases(state, ShowFilter.pattern(tree));
    }
    if (tree.columns_or_fields() != null) {
      return ShowColumns.of(scope.describe(tableName()), tree.FULL() != null);
    }
    if (tree.index_or_indexes_or_keys() != null) {
      return ShowIndexes.of(tableName(), state);
    }
    if (tree.VARIABLES() != null) {
      return ShowSettings.variables(state, session, tree.GLOBAL() != null);
    }
    if (tree.PARAMETERS() != null) {
      return ShowSettings.parameters(state);
    }
    if (tree.WARNINGS() != null || tree.ERRORS() != null) {
      boolean errorsOnly = tree.ERRORS() != null;
      return tree.COUNT() == null
          ? ShowSettings.warnings(session, errorsOnly)
          : ShowSettings.warningCount(session, errorsOnly);
    }
    if (tree.TABLEGROUPS() != null) {
      return ShowObjects.tableGroups(state);
    }
    return fixed();
  }

  private ShowTable fixed() {
    if (tree.GRANTS() != null) {
      return ShowObjects.grants(state, session.user());
    }
    if (tree.ENGINES() != null) {
      return ShowSettings.engines();
    }
    if (tree.charset_key() != null) {
      return ShowSettings.charsets();
    }
    if (tree.COLLATION() != null) {
      return ShowSettings.collations();
    }
    if (tree.TENANT() != null) {
      return ShowTable.of("Current_tenant_name").add(session.tenant(state.tenant()));
    }
    if (tree.PROCESSLIST() != null) {
      return ShowSessions.processList(scope.sessions(), state, tree.FULL() != null);
    }
    if (tree.STATUS() != null && tree.TABLE() == null) {
      return tree.PROCEDURE() == null && tree.FUNCTION() == null
          ? ShowSessions.status(scope.sessions())
          : ShowNothing.routines();
    }
    if (tree.STATUS() != null) {
      return ShowObjects.status(state, database());
    }
    if (tree.TRIGGERS() != null) {
      return ShowNothing.triggers();
    }
    throw SqlErrors.notSupported(Trees.source(tree));
  }

  /** The database behind FROM, or the session's. */
  private String database() {
    String name = tree.database_factor() == null
        ? session.database()
        : Trees.objectName(tree.database_factor());
    if (name.isEmpty()) {
      throw SqlErrors.noDatabaseSelected();
    }
    return Databases.require(name, state).name();
  }

  private TableName tableName() {
    OBParser.Relation_factorContext factor = tree.relation_factor();
    if (tree.database_factor() != null) {
      SqlSession elsewhere = new SqlSession(0, session.user(), session.host(), false);
      elsewhere.use(Trees.objectName(tree.database_factor()));
      return TableName.of(factor, elsewhere);
    }
    return TableName.of(factor, session);
  }
}
