// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.tablet.OpenTransaction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The transaction that a session has begun, with its savepoints. One whose time is over is rolled back at once,
 * so that others get its locks; its session hears of it with the next statement that reads, writes or commits. For one
 * thread at a time, except for {@link #expire}.
 */
public final class SessionTransaction {
  /** OceanBase bounds them by memory; so many are no program's intention. */
  private static final int MOST_SAVEPOINTS = 1000;

  private final OpenTransaction rows;
  private final boolean readOnly;
  private final TransactionTimeouts timeouts;
  private final long beganNanos = System.nanoTime();
  private final Map<String, Integer> savepoints = new LinkedHashMap<>();
  private boolean runsStatement = true;
  private long idleSinceNanos;
  private SqlException expired;

  /**
   * A transaction that a statement begins, which then goes on.
   *
   * @param rows its locks and changes
   * @param readOnly whether statements that write are refused
   * @param timeouts when it is rolled back
   */
  public SessionTransaction(OpenTransaction rows, boolean readOnly, TransactionTimeouts timeouts) {
    this.rows = requireNonNull(rows, "rows");
    this.readOnly = readOnly;
    this.timeouts = requireNonNull(timeouts, "timeouts");
  }

  /**
   * Its locks and changes, for a statement that reads or writes.
   *
   * @throws SqlException when its time is over
   */
  public synchronized OpenTransaction rows() {
    if (expired == null && timeouts.isOver(System.nanoTime() - beganNanos)) {
      end(TransactionTimeouts.timeout());
    }
    if (expired != null) {
      throw expired;
    }
    return rows;
  }

  /**
   * Writes what was changed, and waits until it is durable.
   *
   * @throws SqlException when it was rolled back before
   */
  public void commit() {
    synchronized (this) {
      if (expired != null) {
        throw TransactionTimeouts.rolledBack();
      }
    }
    rows.commit().join();
  }

  /** Forgets what was changed, unless it has committed. */
  public void close() {
    rows.close();
  }

  /** A statement of the session begins. */
  synchronized void resume() {
    runsStatement = true;
  }

  /** The session's statement has ended. */
  synchronized void pause(long nowNanos) {
    runsStatement = false;
    idleSinceNanos = nowNanos;
  }

  /** Rolls back what has waited for its client for too long, or has lasted for too long. */
  synchronized void expire(long nowNanos) {
    if (runsStatement || expired != null) {
      return;
    }
    if (timeouts.isIdleTooLong(nowNanos - idleSinceNanos)) {
      end(TransactionTimeouts.idleTimeout());
    } else if (timeouts.isOver(nowNanos - beganNanos)) {
      end(TransactionTimeouts.timeout());
    }
  }

  private void end(SqlException reason) {
    expired = reason;
    rows.close();
  }

  /** Whether statements that write are refused. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /**
   * Remembers this point under a name, in place of an earlier one of the same name.
   *
   * @param name in lower case
   */
  public void setSavepoint(String name) {
    savepoints.remove(name);
    if (savepoints.size() == MOST_SAVEPOINTS) {
      throw SqlErrors.of(-4013, 4013, "HY000", "more than " + MOST_SAVEPOINTS + " savepoints");
    }
    savepoints.put(name, rows.savepoint());
  }

  /** Forgets what was written since, and later savepoints. */
  public void rollbackTo(String name) {
    rows.rollbackTo(point(name));
    forgetAfter(name);
  }

  /** Forgets a savepoint and later ones. */
  public void release(String name) {
    point(name);
    forgetAfter(name);
    savepoints.remove(name);
  }

  private int point(String name) {
    Integer point = savepoints.get(name);
    if (point == null) {
      throw unknownSavepoint();
    }
    return point;
  }

  /** What a savepoint that is not there is refused with, also where no transaction is. */
  public static SqlException unknownSavepoint() {
    return SqlErrors.of(-6242, 1305, "42000", "savepoint does not exist");
  }

  private void forgetAfter(String name) {
    boolean later = false;
    for (String known : savepoints.keySet().toArray(String[]::new)) {
      if (later) {
        savepoints.remove(known);
      }
      later |= known.equals(name);
    }
  }
}
