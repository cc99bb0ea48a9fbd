// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.Truth;
import io.obkv.server.sql.access.LocatedCursor;
import io.obkv.server.sql.access.LocatedRow;
import io.obkv.server.sql.access.TableAccess;
import io.obkv.server.sql.query.TableReference;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rows of one table that fulfil a condition, for statements that change them. For one run of a
 * transaction.
 */
public final class TableRows {
  private final Execution execution;
  private final Optional<Expression> condition;
  private final TableAccess access;
  private final String alias;
  private final String text;

  /**
   * @param table the table under its name
   * @param where the condition, with variables filled in
   * @param transaction what the condition's queries read
   */
  public TableRows(
      TableReference.Named table,
      TableLayout layout,
      Optional<Node> where,
      QueryContext context,
      TabletReader transaction) {
    this.execution = context.execution();
    execution.readFrom(transaction);
    StoredRelation relation = relation(table, layout, context);
    RelationScope scope = relation.scope();
    Optional<Node> bound = where.map(Grouping::refuseIn).map(scope::bind);
    this.condition = bound.map(node -> ExpressionCompiler.compile(node, scope));
    List<Node> parts = bound.map(Conditions::parts).orElse(List.of());
    this.access = relation.access(parts);
    this.alias = table.alias();
    this.text = Conditions.text(parts, scope);
  }

  private StoredRelation relation(
      TableReference.Named table, TableLayout layout, QueryContext context) {
    NameScope names = NameScope.of(context.session().database());
    RelationScope around =
        new Planner(context, execution).scope(List.of(), Optional.empty(), names);
    return new StoredRelation(layout, table, around, execution);
  }

  /** What EXPLAIN says of the way to the rows. */
  PlanStep describe() {
    return new StoredScan(access, alias, execution).describe().with("filter", text);
  }

  /** True when the row fulfils the condition. */
  public boolean accepts(Value[] row) {
    return condition.isEmpty() || Truth.of(condition.get().evaluate(row, execution.context()));
  }

  /** Gives the rows to the visitor until it says false or there are no more. */
  public void visit(Predicate<LocatedRow> visitor) {
    try (LocatedCursor rows = access.open(execution.reader(), execution.context())) {
      for (LocatedRow row = rows.next(); row != null; row = rows.next()) {
        execution.step();
        if (accepts(row.values()) && !visitor.test(row)) {
          return;
        }
      }
    }
  }
}
