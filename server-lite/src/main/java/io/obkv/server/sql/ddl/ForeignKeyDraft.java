// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.parse.Trees;
import java.util.List;

/**
 * A FOREIGN KEY as its definition says it.
 *
 * @param name empty when it was given none
 * @param columns as written
 * @param parent the other table
 * @param parentColumns as written
 */
record ForeignKeyDraft(
    String name,
    List<String> columns,
    OBParser.Relation_factorContext parent,
    List<String> parentColumns) {
  static ForeignKeyDraft of(OBParser.Out_of_line_constraintContext tree, String constraint) {
    OBParser.References_clauseContext references = tree.references_clause();
    if (references.getText().toLowerCase(java.util.Locale.ROOT).contains("cascade")
        || references.getText().toLowerCase(java.util.Locale.ROOT).contains("setnull")) {
      throw SqlErrors.notSupported("FOREIGN KEY with CASCADE or SET NULL");
    }
    String name = constraint.isEmpty() && tree.index_name() != null
        ? Trees.name(tree.index_name())
        : constraint;
    return new ForeignKeyDraft(
        name,
        names(tree.column_name_list()),
        references.relation_factor(),
        names(references.column_name_list()));
  }

  private static List<String> names(OBParser.Column_name_listContext list) {
    return list.column_name().stream().map(Trees::name).toList();
  }
}
