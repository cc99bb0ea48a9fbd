// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.sql.parse.SqlGrammar;
import io.obkv.server.sql.query.Query;
import io.obkv.server.sql.query.TableReference;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.virtual.VirtualTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks the names of queries up, and gives what plans are built of. For one statement. */
final class Planner {
  private final QueryContext context;
  private final Execution execution;

  Planner(QueryContext context, Execution execution) {
    this.context = context;
    this.execution = execution;
  }

  QueryContext context() {
    return context;
  }

  Execution execution() {
    return execution;
  }

  /**
   * A query with its names looked up.
   *
   * @param names where tables are looked up
   * @param outer the query around
   */
  BoundQuery bind(Query query, NameScope names, Optional<Correlation> outer) {
    if (query instanceof Query.With with) {
      return bind(with.query(), names.with(with), outer);
    }
    if (query instanceof Query.SetOperation set) {
      return new SetPlan(
          set, bind(set.left(), names, outer), bind(set.right(), names, outer), execution);
    }
    if (query instanceof Query.Ordered ordered) {
      BoundQuery inner = bind(ordered.query(), names, outer);
      return new OrderedPlan(ordered, inner, scope(List.of(), outer, names), execution);
    }
    return new SelectPlan((Query.Select) query, this, names, outer);
  }

  RelationScope scope(List<Field> fields, Optional<Correlation> outer, NameScope names) {
    return new RelationScope(fields, outer, new Subqueries(this, names), "field list");
  }

  /** A FROM with its names looked up. */
  Relation relation(TableReference tree, NameScope names, Optional<Correlation> outer) {
    if (tree instanceof TableReference.Named named) {
      return table(named, names, outer);
    }
    if (tree instanceof TableReference.Derived derived) {
      // A query in FROM does not see what stands beside it.
      BoundQuery query = bind(derived.query(), names, outer);
      return derived(query, derived.alias(), derived.columns(), names, outer);
    }
    TableReference.Joined joined = (TableReference.Joined) tree;
    Relation left = relation(joined.left(), names, outer);
    Relation right = relation(joined.right(), names, outer);
    requireDifferentNames(left, right);
    return new JoinRelation(joined, left, right, scope(List.of(), outer, names), execution);
  }

  private static void requireDifferentNames(Relation left, Relation right) {
    for (Field field : right.fields()) {
      boolean named = !field.table().isEmpty();
      if (named && left.fields().stream().anyMatch(other -> other.table().equals(field.table()))) {
        throw SqlErrors.of(-5208, 1066, "42000", "Not unique table/alias: '" + field.table() + "'");
      }
    }
  }

  private DerivedRelation derived(
      BoundQuery query,
      String alias,
      List<String> columns,
      NameScope names,
      Optional<Correlation> outer) {
    return new DerivedRelation(query, alias, columns, scope(List.of(), outer, names), execution);
  }

  private Relation table(TableReference.Named table, NameScope names, Optional<Correlation> outer) {
    NameScope.Common common = names.common().get(table.name());
    if (table.database().isEmpty() && common != null) {
      BoundQuery query = bind(common.table().query(), common.scope(), Optional.empty());
      return derived(query, table.alias(), common.table().columns(), names, outer);
    }
    String database = database(table, names);
    Optional<VirtualTable> virtual = context.virtualTables().find(database, table.name());
    if (virtual.isPresent()) {
      return new VirtualRelation(
          virtual.get(), table.alias(), scope(List.of(), outer, names), this);
    }
    Optional<ViewSchema> view = context
        .state()
        .view(database, table.name())
        .or(() -> IndexTables.find(context, database, table.name()));
    if (view.isPresent()) {
      BoundQuery query = view(view.get(), names);
      return derived(query, table.alias(), view.get().columns(), names, outer);
    }
    TableSchema schema = context
        .state()
        .table(database, table.name())
        .orElseThrow(() -> SqlErrors.unknownTable(database, table.written()));
    return new StoredRelation(
        context.store().layout(schema), table, scope(List.of(), outer, names), execution);
  }

  /** The columns of a view; none when its query names what is no longer there. */
  List<ResultColumn> viewColumns(ViewSchema view) {
    List<ResultColumn> columns;
    try {
      columns = view(view, NameScope.of("")).columns();
    } catch (SqlException invalid) {
      return List.of();
    }
    List<ResultColumn> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name =
          view.columns().isEmpty() ? columns.get(i).label() : view.columns().get(i);
      named.add(new ResultColumn(
          name, columns.get(i).type(), columns.get(i).nullable(), false, "", "", "", name));
    }
    return named;
  }

  private BoundQuery view(ViewSchema view, NameScope names) {
    Query query = context.parser().parse(SqlGrammar.parse(view.query()).select_stmt());
    return bind(query, names.inView(view.database()), Optional.empty());
  }

  private String database(TableReference.Named table, NameScope names) {
    String database = table.database().isEmpty() ? names.database() : table.database();
    if (database.isEmpty()) {
      throw SqlErrors.noDatabaseSelected();
    }
    return database;
  }
}
