// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.TabletStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the tasks of a job, tablet by tablet, until told to stop. Safe for many threads. */
final class JobRun {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  private final Catalog catalog;
  private final TabletStore store;
  private final TaskBoard board;
  private final List<ExpiryRule> rules;
  private final Clock clock;
  private final BooleanSupplier goesOn;

  /** A tablet of a table whose rows may expire. */
  record Target(long tableId, long tabletId) {}

  JobRun(
      Catalog catalog,
      TabletStore store,
      TaskBoard board,
      List<ExpiryRule> rules,
      Clock clock,
      BooleanSupplier goesOn) {
    this.catalog = catalog;
    this.store = store;
    this.board = board;
    this.rules = List.copyOf(rules);
    this.clock = clock;
    this.goesOn = goesOn;
  }

  /** What is left to do: tablets of the tables that there are now, without those that are done. */
  List<Target> targets() {
    CatalogSnapshot now = catalog.snapshot();
    List<Target> targets = new ArrayList<>();
    for (String database : now.databases()) {
      for (TableSchema table : now.tables(database)) {
        if (rule(table).isPresent()) {
          table.tabletIds().forEach(id -> targets.add(new Target(table.id(), id)));
        }
      }
    }
    targets.removeIf(target ->
        board.task(target.tabletId).filter(task -> task.status().isEnd()).isPresent());
    return targets;
  }

  private Optional<ExpiryRule> rule(TableSchema table) {
    return rules.stream().filter(rule -> rule.covers(table)).findFirst();
  }

  /** Notes that a tablet is to be done. */
  void prepare(Target target, TtlTask job) {
    if (board.task(target.tabletId).isEmpty()) {
      board.set(TtlTask.begin(
          job.taskId(),
          target.tableId,
          target.tabletId,
          nowMicros(),
          job.trigger(),
          TtlTask.Status.PREPARED));
    }
  }

  /** Works on one tablet to its end, or until told to stop. */
  void run(Target target) {
    if (!goesOn.getAsBoolean()) {
      return;
    }
    change(target, TtlTask.Status.RUNNING);
    try {
      change(target, walk(target));
    } catch (RuntimeException failed) {
      LOG.warn("tablet {} is not yet free of expired rows", target.tabletId, failed);
      board.set(task(target).failed(name(failed), nowMicros()));
    }
  }

  private TtlTask.Status walk(Target target) {
    TabletSweep sweep = null;
    while (goesOn.getAsBoolean()) {
      Optional<TableSchema> table = table(target);
      if (table.isEmpty()) {
        return TtlTask.Status.CANCELED;
      }
      sweep = current(sweep, table.get(), target.tabletId);
      try {
        long now = nowMicros();
        board.set(task(target).plus(sweep.step(EvaluationContext.at(now)), now));
      } catch (RequestException refused) {
        if (refused.code() != ErrorCode.OB_SCHEMA_EAGAIN) {
          throw refused;
        }
        sweep = null;
        continue;
      }
      if (sweep.hasEnded()) {
        return TtlTask.Status.FINISHED;
      }
    }
    return TtlTask.Status.PENDING;
  }

  /** The walk so far, or a new one where the table's definition has changed. */
  private TabletSweep current(TabletSweep before, TableSchema table, long tabletId) {
    return before != null && before.table().schema().schemaVersion() == table.schemaVersion()
        ? before
        : new TabletSweep(store, store.layout(table), tabletId, rule(table).orElseThrow());
  }

  /** The table, while the tablet is one of its and its rows may still expire. */
  private Optional<TableSchema> table(Target target) {
    return catalog
        .snapshot()
        .table(target.tableId)
        .filter(
            table -> table.tabletIds().contains(target.tabletId) && rule(table).isPresent());
  }

  private TtlTask task(Target target) {
    return board.task(target.tabletId).orElseThrow();
  }

  private void change(Target target, TtlTask.Status status) {
    board.set(task(target).with(status, nowMicros()));
  }

  private static String name(RuntimeException failed) {
    return failed instanceof RequestException refused
        ? refused.code().name()
        : ErrorCode.OB_ERR_UNEXPECTED.name();
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
