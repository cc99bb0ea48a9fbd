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
    checkRestricts(references.reference_option());
    for (var rest = references.opt_reference_option_list();
        rest != null;
        rest = rest.opt_reference_option_list()) {
      checkRestricts(rest.reference_option());
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

  private static void checkRestricts(OBParser.Reference_optionContext option) {
    OBParser.Reference_actionContext action = option == null ? null : option.reference_action();
    if (action != null && (action.CASCADE() != null || action.SET() != null)) {
      throw SqlErrors.notSupported("FOREIGN KEY with CASCADE, SET NULL or SET DEFAULT");
    }
  }

  private static List<String> names(OBParser.Column_name_listContext list) {
    return list.column_name().stream().map(Trees::name).toList();
  }
}
