// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import static java.util.Objects.requireNonNull;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.ConversionRules;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.EngineTabletStore;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletMaintenance;
import io.obkv.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@link TabletChanges} on the store's own maintenance. Safe for many threads. */
public final class EngineTabletChanges implements TabletChanges {
  /** How long a change waits for transactions that write to the table. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EngineTabletStore store;
  private final TabletMaintenance maintenance;
  private final Clock clock;

  /** By one statement at a time. */
  private final Set<Long> heldOff = new HashSet<>();

  /** Changes to the tablets of a store; the clock is for defaults that are the current time. */
  public EngineTabletChanges(EngineTabletStore store, Clock clock) {
    this.store = requireNonNull(store, "store");
    this.maintenance = store.maintenance();
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Removes what changes left in tablets when the server died. To be called before anything else is
   * done.
   */
  public void dropUnowned(CatalogState catalog) {
    maintenance.dropUnowned(tabletId -> catalog.tablet(tabletId).isPresent());
  }

  @Override
  public synchronized void holdOff(long tableId) {
    if (heldOff.contains(tableId)) {
      return;
    }
    if (!maintenance.holdOff(tableId, System.nanoTime() + PATIENCE.toNanos())) {
      throw SqlErrors.of(new RequestException(ErrorCode.OB_TRY_LOCK_ROW_CONFLICT));
    }
    heldOff.add(tableId);
  }

  @Override
  public synchronized void letIn(long schemaVersion) {
    heldOff.forEach(tableId -> maintenance.letIn(tableId, schemaVersion));
    heldOff.clear();
  }

  @Override
  public void drop(List<Long> tabletIds) {
    maintenance.dropTabletsLater(tabletIds);
  }

  @Override
  public void resetAutoIncrement(long tableId) {
    maintenance.resetAutoIncrement(tableId);
  }

  @Override
  public void restartAutoIncrement(TableSchema table) {
    maintenance.restartAutoIncrement(store.layout(table), table.options().autoIncrementStart());
  }

  @Override
  public void fillIndex(TableSchema table, IndexSchema index) {
    try {
      maintenance.backfillIndex(store.layout(table), index);
    } catch (RequestException refused) {
      throw duplicate(refused);
    }
  }

  @Override
  public void rewrite(TableSchema from, TableSchema to) {
    TableLayout before = store.layout(from);
    TableLayout after = store.layout(to);
    EvaluationContext context =
        EvaluationContext.at(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    int[] origins = origins(from, to);
    try {
      maintenance.rewrite(before, after, row -> reshape(row, origins, after, context));
      if (from.id() != to.id()) {
        // What was drawn is kept by the table's id.
        maintenance.restartAutoIncrement(after, to.options().autoIncrementStart());
        maintenance.restartHiddenKey(after);
      }
    } catch (RequestException refused) {
      // Whichever key it was: the engine says no more of it.
      throw isDuplicate(refused) ? SqlErrors.twoPrimaryKeys() : refused;
    }
  }

  private static RuntimeException duplicate(RequestException refused) {
    return isDuplicate(refused)
        ? SqlErrors.of(refused.number(), 1062, "23000", refused.text())
        : refused;
  }

  private static boolean isDuplicate(RequestException refused) {
    return refused.number() == ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE.number();
  }

  /** Where each column of the new shape was; -1 for one that was not there. */
  private static int[] origins(TableSchema from, TableSchema to) {
    return to.columns().stream()
        .mapToInt(column -> {
          for (int i = 0; i < from.columns().size(); i++) {
            if (from.columns().get(i).id() == column.id()) {
              return i;
            }
          }
          return -1;
        })
        .toArray();
  }

  private Value[] reshape(
      Value[] row, int[] origins, TableLayout after, EvaluationContext context) {
    Value[] reshaped = new Value[origins.length];
    for (int i = 0; i < origins.length; i++) {
      ColumnSchema column = after.columns().get(i);
      if (column.generated().isPresent()) {
        continue;
      }
      Value value = origins[i] >= 0 ? row[origins[i]] : added(i, after, context);
      if (value.isNull() && !column.nullable()) {
        throw SqlErrors.of(-5980, 1138, "22004", "Invalid use of NULL value");
      }
      reshaped[i] = value.isNull()
          ? after.nullOf(i)
          : after.typed(
              i, ColumnConversion.convert(value, column, ConversionRules.strict(context)));
    }
    after.computeGenerated(reshaped, context);
    return reshaped;
  }

  /** What rows get in a column that they did not have: its default, or its type's zero. */
  private Value added(int position, TableLayout after, EvaluationContext context) {
    ColumnSchema column = after.columns().get(position);
    if (column.isHidden()) {
      return Value.ofBigInt(store.nextHiddenKey(after));
    }
    Value value = after.defaultOf(position, context);
    return value == null ? ImplicitDefaults.of(column.type()) : value;
  }
}
