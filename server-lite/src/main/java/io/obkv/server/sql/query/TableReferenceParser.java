// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.parse.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads FROM. For one statement. */
final class TableReferenceParser {
  private final QueryParser queries;

  TableReferenceParser(QueryParser queries) {
    this.queries = queries;
  }

  TableReference parse(OBParser.Table_referencesContext tree) {
    List<TableReference> all = new ArrayList<>();
    tree.table_reference().forEach(part -> all.add(parse(part)));
    tree.table_references_paren().forEach(part -> all.add(parse(part)));
    return joined(all);
  }

  private TableReference parse(OBParser.Table_references_parenContext tree) {
    List<TableReference> all = new ArrayList<>();
    if (tree.table_references_paren() != null) {
      all.add(parse(tree.table_references_paren()));
    }
    tree.table_reference().forEach(part -> all.add(parse(part)));
    return joined(all);
  }

  private static TableReference joined(List<TableReference> all) {
    return all.stream().reduce(TableReference.Joined::pairs).orElseThrow();
  }

  private TableReference parse(OBParser.Table_referenceContext tree) {
    return tree.table_factor() != null ? parse(tree.table_factor()) : parse(tree.joined_table());
  }

  private TableReference parse(OBParser.Table_factorContext tree) {
    if (tree.tbl_name() != null) {
      return named(tree.tbl_name());
    }
    if (tree.table_subquery() != null) {
      return derived(tree.table_subquery());
    }
    if (tree.table_reference() != null) {
      return parse(tree.table_reference());
    }
    if (tree.select_with_parens() != null && tree.LATERAL() == null) {
      // The engine, unlike MySQL, does not insist on a name.
      return new TableReference.Derived(queries.parse(tree.select_with_parens()), "", List.of());
    }
    throw SqlErrors.notSupported(Trees.source(tree) + " in FROM");
  }

  private TableReference parse(OBParser.Joined_tableContext tree) {
    boolean nested = tree.joined_table() != null;
    TableReference left = nested ? parse(tree.joined_table()) : parse(tree.table_factor(0));
    TableReference right = parse(tree.table_factor(nested ? 0 : 1));
    OBParser.Join_conditionContext condition = tree.join_condition();
    OBParser.ExprContext on = condition == null ? tree.expr() : condition.expr();
    OBParser.Column_listContext using =
        condition == null ? tree.column_list() : condition.column_list();
    return new TableReference.Joined(
        kind(tree),
        left,
        right,
        Optional.ofNullable(on).map(queries::node),
        using == null
            ? List.of()
            : using.column_definition_ref().stream().map(Trees::name).toList(),
        tree.natural_join_type() != null);
  }

  private static TableReference.Joined.Kind kind(OBParser.Joined_tableContext tree) {
    OBParser.Outer_join_typeContext outer = tree.natural_join_type() != null
        ? tree.natural_join_type().outer_join_type()
        : tree.outer_join_type();
    if (outer == null) {
      return TableReference.Joined.Kind.INNER;
    }
    if (outer.FULL() != null) {
      throw SqlErrors.notSupported("FULL JOIN");
    }
    return outer.LEFT() != null
        ? TableReference.Joined.Kind.LEFT
        : TableReference.Joined.Kind.RIGHT;
  }

  private TableReference derived(OBParser.Table_subqueryContext tree) {
    if (tree.use_flashback() != null) {
      throw SqlErrors.notSupported("AS OF SNAPSHOT");
    }
    OBParser.Table_subquery_aliasContext alias = tree.table_subquery_alias();
    return new TableReference.Derived(
        queries.parse(tree.select_with_parens()),
        Trees.objectName(alias.relation_name()),
        names(alias.alias_name_list()));
  }

  static List<String> names(OBParser.Alias_name_listContext tree) {
    return tree == null
        ? List.of()
        : tree.column_alias_name().stream().map(Trees::name).toList();
  }

  TableReference.Named named(OBParser.Tbl_nameContext tree) {
    if (tree.sample_clause() != null || tree.use_flashback() != null) {
      throw SqlErrors.notSupported("SAMPLE and AS OF SNAPSHOT");
    }
    TableReference.Named table = named(tree.relation_factor());
    return new TableReference.Named(
        table.database(),
        table.name(),
        table.written(),
        tree.relation_name() == null ? table.alias() : Trees.objectName(tree.relation_name()),
        partitions(tree.use_partition()),
        indexes(tree.index_hint_list()));
  }

  private static List<String> partitions(OBParser.Use_partitionContext tree) {
    if (tree == null) {
      return List.of();
    }
    if (tree.name_list() == null) {
      throw SqlErrors.notSupported(Trees.source(tree));
    }
    return Trees.names(tree.name_list());
  }

  /** IGNORE INDEX leaves the choice to the server. */
  private static List<String> indexes(OBParser.Index_hint_listContext tree) {
    List<String> names = new ArrayList<>();
    if (tree != null) {
      tree.index_hint_definition().stream()
          .filter(hint -> hint.index_list() != null
              && (hint.index_hint_type() == null || hint.index_hint_type().FORCE() != null))
          .forEach(hint ->
              hint.index_list().index_element().forEach(name -> names.add(Trees.name(name))));
    }
    return names;
  }

  private static TableReference.Named named(OBParser.Relation_factorContext tree) {
    OBParser.Normal_relation_factorContext normal = tree.normal_relation_factor();
    if (normal == null) {
      return named("", tree.dot_relation_factor().getChild(1).getText());
    }
    return normal.Dot() == null
        ? named("", normal.relation_name(0).getText())
        : named(
            Trees.objectName((ParserRuleContext) normal.relation_name(0)),
            normal.getChild(2).getText());
  }

  private static TableReference.Named named(String database, String text) {
    String written = Trees.unquoted(text);
    String name = written.toLowerCase(java.util.Locale.ROOT);
    return new TableReference.Named(database, name, written, name, List.of(), List.of());
  }
}
