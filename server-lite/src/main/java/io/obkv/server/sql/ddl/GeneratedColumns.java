// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.GeneratedColumn;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodePrinter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up what generated columns and checks name, once all columns are known. Stateless. */
final class GeneratedColumns {
  private static final Set<String> DISALLOWED = Set.of(
      "now",
      "sysdate",
      "curdate",
      "curtime",
      "utc_timestamp",
      "utc_date",
      "utc_time",
      "rand",
      "uuid",
      "connection_id",
      "database",
      "user",
      "current_user",
      "last_insert_id",
      "version");

  private GeneratedColumns() {}

  /** The columns of the drafts, generated ones with their expression in normal form. */
  static List<ColumnSchema> resolve(List<ColumnDraft> drafts) {
    List<ColumnSchema> columns = drafts.stream().map(ColumnDraft::column).toList();
    return drafts.stream().map(draft -> resolve(draft, columns)).toList();
  }

  static ColumnSchema resolve(ColumnDraft draft, List<ColumnSchema> columns) {
    ColumnSchema column = draft.column();
    if (draft.expression().isEmpty()) {
      return column;
    }
    Node node = draft.expression().get();
    checkFunctions(node);
    String text = NodePrinter.print(withDeclaredNames(node, columns, "generated column function"));
    boolean stored = column.generated().map(GeneratedColumn::stored).orElse(false);
    return column.withGenerated(Optional.of(new GeneratedColumn(text, stored)));
  }

  /** The expression with columns as they were declared; 1054 when there is none of a name. */
  static Node withDeclaredNames(Node node, List<ColumnSchema> columns, String clause) {
    return node.rewrite(part -> part instanceof Node.Column column
        ? new Node.Column("", declaredName(column.name(), columns, clause))
        : part);
  }

  private static String declaredName(String name, List<ColumnSchema> columns, String clause) {
    return columns.stream()
        .filter(column -> column.isNamed(name))
        .findFirst()
        .orElseThrow(() -> SqlErrors.unknownColumn(name, clause))
        .name();
  }

  private static void checkFunctions(Node node) {
    boolean refused = node instanceof Node.Call call && DISALLOWED.contains(call.name())
        || node instanceof Node.SystemVariable
        || node instanceof Node.UserVariable;
    if (refused) {
      throw SqlErrors.of(
          -5906, 3102, "HY000", "Expression of generated column contains a disallowed function");
    }
    node.children().forEach(GeneratedColumns::checkFunctions);
  }
}
