// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlSession;
import java.util.Locale;

/**
 * A table as a statement names it.
 *
 * @param database in lower case
 * @param name in lower case
 * @param written the name as written, for messages
 */
public record TableName(String database, String name, String written) {
  private static final int LONGEST = 64;

  /** The table that the statement means; without a database, one of the session's. */
  public static TableName of(OBParser.Relation_factorContext tree, SqlSession session) {
    if (tree.normal_relation_factor() != null) {
      return of(tree.normal_relation_factor(), session);
    }
    return unqualified(tree.dot_relation_factor().getChild(1).getText(), session);
  }

  /** The table that the statement means; without a database, one of the session's. */
  public static TableName of(OBParser.Normal_relation_factorContext tree, SqlSession session) {
    if (tree.Dot() == null) {
      return unqualified(tree.relation_name(0).getText(), session);
    }
    String table = Trees.unquoted(tree.getChild(2).getText());
    return new TableName(
        Trees.objectName(tree.relation_name(0)), table.toLowerCase(Locale.ROOT), table);
  }

  private static TableName unqualified(String text, SqlSession session) {
    if (session.database().isEmpty()) {
      throw SqlErrors.noDatabaseSelected();
    }
    String table = Trees.unquoted(text);
    return new TableName(session.database(), table.toLowerCase(Locale.ROOT), table);
  }

  /** Refuses a name that is too long to create. */
  public TableName checked() {
    if (written.length() > LONGEST) {
      throw SqlErrors.identifierTooLong(written);
    }
    return this;
  }
}
