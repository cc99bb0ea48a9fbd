// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.engine.Direction;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.Truth;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rows of one table that fulfil a condition: one read when the condition fixes the primary key,
 * else a walk over all of its tablets. Immutable.
 */
public final class RowSource {
  private static final RowScan EVERYTHING =
      new RowScan(Optional.empty(), List.of(KeyRange.all()), Direction.FORWARD);

  private final TableLayout layout;
  private final EvaluationContext context;
  private final Optional<Expression> condition;
  private final Optional<Value[]> key;

  /**
   * @param scope the table under its name
   * @param where the condition, with variables filled in
   */
  public RowSource(TableScope scope, Optional<Node> where, EvaluationContext context) {
    TableScope clause = scope.in("where clause");
    this.layout = scope.layout();
    this.context = context;
    this.condition = where.map(node -> ExpressionCompiler.compile(node, clause));
    this.key = where.flatMap(node -> KeyCondition.of(node, clause, context));
  }

  /** True when the row fulfils the condition. */
  public boolean accepts(Value[] row) {
    return condition.isEmpty() || Truth.of(condition.get().evaluate(row, context));
  }

  /** Gives the rows to the visitor until it says false or there are no more. */
  public void visit(TabletReader reader, Predicate<LocatedRow> visitor) {
    if (key.isPresent() && placedByKey()) {
      LocatedRow row = find(reader, key.get());
      if (row != null && accepts(row.values())) {
        var unused = visitor.test(row);
      }
      return;
    }
    for (long tabletId : layout.schema().tabletIds()) {
      if (!visitTablet(reader, tabletId, visitor)) {
        return;
      }
    }
  }

  /** Heap tables are placed by other columns than their hidden key. */
  private boolean placedByKey() {
    Optional<PartitionScheme> scheme = layout.schema().partitioning();
    return scheme.isEmpty() || !layout.schema().options().heap();
  }

  private LocatedRow find(TabletReader reader, Value[] wanted) {
    long tabletId;
    try {
      tabletId = layout.tabletOfKey(wanted);
    } catch (RequestException noPartition) {
      // A key that no partition takes has no row.
      return null;
    }
    Value[] row = reader.get(layout, tabletId, wanted);
    return row == null ? null : new LocatedRow(tabletId, row);
  }

  private boolean visitTablet(TabletReader reader, long tabletId, Predicate<LocatedRow> visitor) {
    try (RowCursor rows = reader.scan(layout, tabletId, EVERYTHING)) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        if (accepts(row) && !visitor.test(new LocatedRow(tabletId, row))) {
          return false;
        }
      }
    }
    return true;
  }
}
