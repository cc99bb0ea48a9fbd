// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Node;
import io.obkv.server.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;

/** A query in FROM, a view, or a named query of WITH. For one statement. */
final class DerivedRelation implements Relation {
  private final BoundQuery query;
  private final List<Field> fields;
  private final RelationScope scope;
  private final Execution execution;

  /**
   * @param names of the columns; none for those of the query
   * @param around a scope of the statement, for the columns of queries around
   */
  DerivedRelation(
      BoundQuery query,
      String alias,
      List<String> names,
      RelationScope around,
      Execution execution) {
    this.query = query;
    this.fields = fields(query.columns(), alias, names);
    this.scope = around.over(fields).in("where clause");
    this.execution = execution;
  }

  private static List<Field> fields(List<ResultColumn> columns, String alias, List<String> names) {
    if (!names.isEmpty() && names.size() != columns.size()) {
      throw io.obkv.server.catalog.SqlErrors.of(
          -5242, 1353, "HY000", "View's SELECT and view's field list have different column counts");
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      String name = names.isEmpty() ? column.label() : names.get(i);
      ResultColumn seen = new ResultColumn(
          name,
          column.type(),
          column.nullable(),
          false,
          column.database(),
          column.table(),
          alias,
          column.name());
      fields.add(new Field(alias, name, seen, false));
    }
    return List.copyOf(fields);
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public Operator build(List<Node> conditions) {
    List<Node> inside = new ArrayList<>();
    List<Node> outside = new ArrayList<>();
    for (Node condition : conditions) {
      Node accepted = isOwn(condition) ? query.accept(condition) : null;
      if (accepted == null) {
        outside.add(condition);
      } else {
        inside.add(accepted);
      }
    }
    return Conditions.filtered(query.build(inside), outside, scope, execution);
  }

  /** Names of the queries around would mean something else inside. */
  private static boolean isOwn(Node node) {
    return !(node instanceof Node.Subquery)
        && !(node instanceof Node.Column column && !RelationScope.isField(column))
        && node.children().stream().allMatch(DerivedRelation::isOwn);
  }
}
