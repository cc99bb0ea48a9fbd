// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import io.obkv.server.engine.Direction;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletSnapshot;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * One walk over a tablet in small steps: each reads some rows without locks, then deletes those that
 * are due in one ordinary transaction, which looks at them again. For one thread at a time.
 */
final class TabletSweep {
  /** Rows read in one step. */
  private static final int SCANNED = 1024;

  /** Rows deleted in one transaction: few, so that no lock is held for long. */
  private static final int DELETED = 128;

  private static final long LOCK_WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final TabletStore store;
  private final TableLayout table;
  private final long tabletId;
  private final ExpiryRule.Judge judge;
  private Value[] lastKey;
  private boolean ended;

  private record Due(Value[] key, ExpiryRule.Verdict verdict) {}

  /** What a step did. */
  record Progress(long scanned, long expired, long surplus) {}

  TabletSweep(TabletStore store, TableLayout table, long tabletId, ExpiryRule rule) {
    this.store = store;
    this.table = table;
    this.tabletId = tabletId;
    this.judge = rule.judge(table);
  }

  TableLayout table() {
    return table;
  }

  /** True when the whole tablet has been walked over. */
  boolean hasEnded() {
    return ended;
  }

  /**
   * The next step. When it fails, the walk must be begun anew.
   *
   * @throws RuntimeException as {@link TabletStore#write} fails
   */
  Progress step(EvaluationContext context) {
    List<Due> due = new ArrayList<>();
    int scanned = read(due, context);
    if (due.isEmpty()) {
      return new Progress(scanned, 0, 0);
    }
    return delete(due, scanned, context);
  }

  private int read(List<Due> due, EvaluationContext context) {
    int scanned = 0;
    try (TabletSnapshot snapshot = store.snapshot();
        RowCursor rows = snapshot.scan(table, tabletId, rest())) {
      while (scanned < SCANNED && due.size() < DELETED) {
        Value[] row = rows.next();
        if (row == null) {
          ended = true;
          break;
        }
        scanned++;
        lastKey = table.keyOf(row);
        ExpiryRule.Verdict verdict = judge.next(row, context);
        if (verdict != ExpiryRule.Verdict.KEEP) {
          due.add(new Due(lastKey, verdict));
        }
      }
    }
    return scanned;
  }

  private RowScan rest() {
    KeyRange range = lastKey == null
        ? KeyRange.all()
        : KeyRange.of(Arrays.asList(lastKey), false, List.of(Value.MAX), false);
    return new RowScan(Optional.empty(), List.of(range), Direction.FORWARD);
  }

  private Progress delete(List<Due> due, int scanned, EvaluationContext context) {
    try {
      return store
          .write(
              System.nanoTime() + LOCK_WAIT_NANOS,
              transaction -> delete(transaction, due, scanned, context))
          .join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private Progress delete(
      TabletTransaction transaction, List<Due> due, int scanned, EvaluationContext context) {
    long expired = 0;
    long surplus = 0;
    for (Due one : due) {
      Value[] row = transaction.lock(table, tabletId, one.key);
      if (row != null && judge.confirms(row, one.verdict, context)) {
        transaction.delete(table, tabletId, row);
        expired += one.verdict == ExpiryRule.Verdict.EXPIRED ? 1 : 0;
        surplus += one.verdict == ExpiryRule.Verdict.SURPLUS ? 1 : 0;
      }
    }
    return new Progress(scanned, expired, surplus);
  }
}
