// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An index as its definition says it.
 *
 * @param name empty when it was given none
 * @param kind what it is for
 * @param scope where its entries are
 * @param columns as written
 * @param storing as written
 * @param partitioning of a global index
 * @param comment possibly empty
 */
record IndexDraft(
    String name,
    IndexSchema.Kind kind,
    IndexSchema.Scope scope,
    List<String> columns,
    List<String> storing,
    Optional<OBParser.Partition_optionContext> partitioning,
    String comment) {
  private static final int LONGEST_NAME = 64;

  IndexDraft {
    columns = List.copyOf(columns);
    storing = List.copyOf(storing);
    if (name.equalsIgnoreCase("PRIMARY")) {
      throw SqlErrors.of(-5224, 1280, "42000", "Incorrect index name '" + name + "'");
    }
    if (name.length() > LONGEST_NAME) {
      throw SqlErrors.identifierTooLong(name);
    }
  }

  /** UNIQUE in the line of a column. */
  static IndexDraft uniqueColumn(String column) {
    return new IndexDraft(
        "",
        IndexSchema.Kind.UNIQUE,
        IndexSchema.Scope.LOCAL,
        List.of(column),
        List.of(),
        Optional.empty(),
        "");
  }

  static IndexDraft of(OBParser.Out_of_line_indexContext tree) {
    if (tree.SPATIAL() != null || tree.VECTOR() != null) {
      throw SqlErrors.notSupported(Trees.firstWord(tree) + " index");
    }
    return of(
        tree.index_name() == null ? "" : Trees.name(tree.index_name()),
        tree.FULLTEXT() == null ? IndexSchema.Kind.NORMAL : IndexSchema.Kind.FULLTEXT,
        tree.sort_column_list(),
        tree.opt_index_options(),
        tree.partition_option());
  }

  static IndexDraft of(OBParser.Out_of_line_unique_indexContext tree, String constraint) {
    return of(
        tree.index_name() == null ? constraint : Trees.name(tree.index_name()),
        IndexSchema.Kind.UNIQUE,
        tree.sort_column_list(),
        tree.opt_index_options(),
        tree.partition_option());
  }

  static IndexDraft of(OBParser.Create_index_stmtContext tree, String name) {
    if (tree.SPATIAL() != null || tree.VECTOR() != null) {
      throw SqlErrors.notSupported("spatial or vector index");
    }
    IndexSchema.Kind kind = tree.UNIQUE() != null
        ? IndexSchema.Kind.UNIQUE
        : tree.FULLTEXT() != null ? IndexSchema.Kind.FULLTEXT : IndexSchema.Kind.NORMAL;
    return of(
        name, kind, tree.sort_column_list(), tree.opt_index_options(), tree.partition_option());
  }

  private static IndexDraft of(
      String name,
      IndexSchema.Kind kind,
      OBParser.Sort_column_listContext keys,
      OBParser.Opt_index_optionsContext options,
      OBParser.Partition_optionContext partitioning) {
    IndexSchema.Scope scope =
        partitioning == null ? IndexSchema.Scope.LOCAL : IndexSchema.Scope.GLOBAL;
    List<String> storing = new ArrayList<>();
    String comment = "";
    for (OBParser.Index_optionContext option :
        options == null ? List.<OBParser.Index_optionContext>of() : options.index_option()) {
      switch (option.getStart().getText().toLowerCase(Locale.ROOT)) {
        case "global" -> scope = IndexSchema.Scope.GLOBAL;
        case "local" -> scope = IndexSchema.Scope.LOCAL;
        case "comment" -> comment = StringLiterals.value(option.STRING_VALUE().getText());
        case "storing" ->
          option
              .column_name_list()
              .column_name()
              .forEach(column -> storing.add(Trees.name(column)));
        default -> {
          // Storage hints: accepted without effect.
        }
      }
    }
    return new IndexDraft(
        name, kind, scope, columns(keys), storing, Optional.ofNullable(partitioning), comment);
  }

  private static List<String> columns(OBParser.Sort_column_listContext keys) {
    List<String> columns = new ArrayList<>();
    for (OBParser.Sort_column_keyContext key : keys.sort_column_key()) {
      if (key.column_name() == null || key.LeftParen() != null) {
        throw SqlErrors.notSupported("index over a prefix or an expression");
      }
      columns.add(Trees.name(key.column_name()));
    }
    return columns;
  }
}
