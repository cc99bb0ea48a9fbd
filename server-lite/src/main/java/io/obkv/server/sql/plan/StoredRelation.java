// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.access.ColumnConditions;
import io.obkv.server.sql.access.TableAccess;
import io.obkv.server.sql.access.WantedOrder;
import io.obkv.server.sql.query.TableReference;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.tablet.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stored table under the name that the statement gives it. For one statement. */
final class StoredRelation implements Relation {
  private final TableLayout layout;
  private final TableReference.Named tree;
  private final List<Field> fields;
  private final RelationScope scope;
  private final Execution execution;

  /**
   * @param around a scope of the statement, for the columns of queries around
   */
  StoredRelation(
      TableLayout layout, TableReference.Named tree, RelationScope around, Execution execution) {
    this.layout = layout;
    this.tree = tree;
    this.fields = fields(layout.schema(), tree.alias());
    this.scope = around.over(fields).in("where clause");
    this.execution = execution;
  }

  private static List<Field> fields(TableSchema table, String alias) {
    List<Field> fields = new ArrayList<>();
    for (ColumnSchema column : table.columns()) {
      ResultColumn seen = new ResultColumn(
          column.name(),
          column.type(),
          column.nullable(),
          table.declaredKey().contains(column.name()),
          table.database(),
          table.name(),
          alias,
          column.name());
      // A hidden column has its place in the row, but no name reaches it.
      fields.add(new Field(alias, column.isHidden() ? "" : column.name(), seen, column.isHidden()));
    }
    return List.copyOf(fields);
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public boolean takesQueries() {
    return true;
  }

  @Override
  public Operator build(List<Node> conditions) {
    Operator scan = new StoredScan(access(conditions), tree.alias(), execution);
    return Conditions.filtered(scan, conditions, scope, execution);
  }

  /**
   * What gives its rows in an order; empty when they would have to be sorted.
   *
   * @param conditions see {@link #build}
   */
  Optional<Operator> build(List<Node> conditions, WantedOrder order) {
    if (scope.hasOuter()) {
      return Optional.empty();
    }
    return access(conditions)
        .inOrder(order, execution.context())
        .map(access -> Conditions.filtered(
            new StoredScan(access, tree.alias(), execution), conditions, scope, execution));
  }

  /** How the rows are reached that fulfil the conditions. */
  TableAccess access(List<Node> conditions) {
    return new TableAccess(
        layout,
        ColumnConditions.of(conditions, new FieldTerms(scope)),
        tree.partitions(),
        tree.indexes());
  }

  RelationScope scope() {
    return scope;
  }
}
