// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.routing.sql.SqlClient;
import io.obkv.routing.sql.SqlRows;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers' time, for deletes, which must name one that is not before the puts that servers have timed.
 * It is asked for by SQL now and then; an answer bounds how far the servers are ahead (as in F. Cristian,
 * "Probabilistic clock synchronization", 1989), and the upper bound is taken, so that it is never behind
 * them, and ahead by the time of one exchange at most. Safe for many threads; never blocks.
 */
final class ServerClock {
  private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);
  private static final String QUESTION = "SELECT UNIX_TIMESTAMP(NOW(6)) AS now";

  /** Long: a statement that is given up takes its connection with it, and others that wait there. */
  private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(10);

  private static final long AGE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** A bound from an exchange that took longer says little. */
  private static final long LONGEST_MILLIS = 500;

  private final SqlClient sql;
  private final LongSupplier millis;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long ahead;
  private volatile long askedNanos;

  /**
   * @param sql null where servers cannot be asked: then their clock is taken to be this machine's
   * @param millis this machine's clock
   */
  ServerClock(SqlClient sql, LongSupplier millis) {
    this.sql = sql;
    this.millis = millis;
    ask();
  }

  /** Milliseconds. */
  long now() {
    if (sql != null && System.nanoTime() - askedNanos > AGE_NANOS) {
      ask();
    }
    return millis.getAsLong() + ahead;
  }

  private void ask() {
    if (sql == null || !asking.compareAndSet(false, true)) {
      return;
    }
    askedNanos = System.nanoTime();
    long sent = millis.getAsLong();
    var unused = sql.query(QUESTION, TIMEOUT_NANOS).whenComplete((answer, thrown) -> {
      try {
        if (thrown == null) {
          take(answer, sent, millis.getAsLong());
        } else {
          LOG.debug("a server could not be asked for its time", thrown);
        }
      } finally {
        asking.set(false);
      }
    });
  }

  private void take(SqlRows answer, long sent, long received) {
    if (received - sent <= LONGEST_MILLIS) {
      long server = new BigDecimal(answer.text(0, "now")).movePointRight(3).longValue() + 1;
      ahead = server - sent;
    }
  }
}
