// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.TabletReader;
import io.obkv.server.tablet.TabletSnapshot;
import io.obkv.server.tablet.TabletStore;
import io.obkv.value.Value;

/**
 * One run of a statement's plan: where rows are read, until when, and how much may be held in memory.
 * For one thread at a time.
 */
public final class Execution implements AutoCloseable {
  private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 256;

  /** What one statement may hold: so many can run at the same time. */
  private static final long MOST_BYTES_HELD =
      Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 16);

  private static final long BYTES_OF_A_VALUE = 48;

  private final TabletStore store;
  private final SqlSession session;
  private final EvaluationContext context;
  private final long deadlineNanos;
  private final long longestGroupText;
  private TabletReader reader;
  private TabletSnapshot snapshot;
  private long bytesHeld;
  private int steps;

  /**
   * @param session who runs it, and may ask it to end
   * @param store where a snapshot is taken when the first row of a stored table is wanted
   * @param context the statement's time and zone
   * @param deadlineNanos when the statement fails, as {@link System#nanoTime()}
   * @param longestGroupText what GROUP_CONCAT gives at most, characters
   */
  public Execution(
      SqlSession session,
      TabletStore store,
      EvaluationContext context,
      long deadlineNanos,
      long longestGroupText) {
    this.session = requireNonNull(session, "session");
    this.store = requireNonNull(store, "store");
    this.context = requireNonNull(context, "context");
    this.deadlineNanos = deadlineNanos;
    this.longestGroupText = longestGroupText;
  }

  EvaluationContext context() {
    return context;
  }

  long longestGroupText() {
    return longestGroupText;
  }

  /** What stored tables are read from: the same moment for the whole statement. */
  TabletReader reader() {
    if (reader == null) {
      snapshot =
          session.transaction().map(open -> open.rows().snapshot()).orElseGet(store::snapshot);
      reader = snapshot;
    }
    return reader;
  }

  /** From now on rows are read in a transaction. */
  public void readFrom(TabletReader transaction) {
    reader = requireNonNull(transaction, "transaction");
  }

  /** Counts a row read, and fails when the statement's time is over or it was asked to end. */
  void step() {
    if (++steps % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK != 0) {
      return;
    }
    if (session.isInterrupted()) {
      throw SqlErrors.of(-5066, 1317, "70100", "Query execution was interrupted");
    }
    if (System.nanoTime() - deadlineNanos > 0) {
      throw SqlErrors.timeout();
    }
  }

  /** Counts a row that is held in memory, and fails when these become too many. */
  void hold(Value[] row) {
    for (Value value : row) {
      bytesHeld += BYTES_OF_A_VALUE + (value.type().isBytes() ? value.bytes().length : 0);
    }
    if (bytesHeld > MOST_BYTES_HELD) {
      throw SqlErrors.of(
          -4013,
          4013,
          "HY000",
          "No memory or reach tenant memory limit: the statement holds more than "
              + (MOST_BYTES_HELD >> 20) + " MiB of rows");
    }
  }

  @Override
  public void close() {
    if (snapshot != null) {
      snapshot.close();
      snapshot = null;
    }
  }
}
