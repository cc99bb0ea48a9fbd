// SPDX-License-Identifier: Apache-2.0
package io.obkv.server;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.ConversionRules;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.sql.ddl.TabletChanges;
import io.obkv.server.tablet.EngineTabletStore;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Carries out on the tablets what DDL asks for, with the errors that SQL gives. */
record EngineTabletChanges(EngineTabletStore store, Clock clock) implements TabletChanges {
  private static final int DUPLICATE_ENTRY = 1062;
  private static final String INTEGRITY = "23000";

  @Override
  public void drop(List<Long> tabletIds) {
    store.maintenance().dropTablets(tabletIds);
  }

  @Override
  public void resetAutoIncrement(long tableId) {
    store.maintenance().resetAutoIncrement(tableId);
  }

  @Override
  public void fillIndex(TableSchema table, IndexSchema index) {
    inSql(() -> store.maintenance().backfillIndex(new TableLayout(table), index));
  }

  @Override
  public void rewrite(TableSchema from, TableSchema to) {
    TableLayout target = new TableLayout(to);
    EvaluationContext context =
        EvaluationContext.at(TimeUnit.MILLISECONDS.toMicros(clock.millis()));
    int[] sources = sources(from, to);
    inSql(() -> store
        .maintenance()
        .rewrite(new TableLayout(from), target, row -> reshape(row, sources, target, context)));
  }

  /** For each column of the new shape, where the old one has it; -1 for a new column. */
  private static int[] sources(TableSchema from, TableSchema to) {
    Map<Integer, Integer> positions = new HashMap<>();
    for (int i = 0; i < from.columns().size(); i++) {
      positions.put(from.columns().get(i).id(), i);
    }
    return to.columns().stream()
        .mapToInt(column -> positions.getOrDefault(column.id(), -1))
        .toArray();
  }

  private static Value[] reshape(
      Value[] row, int[] sources, TableLayout target, EvaluationContext context) {
    ConversionRules rules = ConversionRules.strict(context);
    Value[] made = new Value[sources.length];
    for (int i = 0; i < sources.length; i++) {
      ColumnSchema column = target.columns().get(i);
      if (sources[i] >= 0) {
        made[i] = target.typed(i, ColumnConversion.convert(row[sources[i]], column, rules));
      } else {
        Value given = target.defaultOf(i, context);
        made[i] = given == null ? target.nullOf(i) : given;
      }
    }
    target.computeGenerated(made, context);
    return made;
  }

  private static void inSql(Runnable change) {
    try {
      change.run();
    } catch (RequestException e) {
      throw new SqlException(e.number(), DUPLICATE_ENTRY, INTEGRITY, e.text());
    }
  }
}
