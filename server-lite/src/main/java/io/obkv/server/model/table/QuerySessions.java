// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The queries that wait for their next page, by number. A query that nobody asks for within its lease
 * is dropped. Safe for many threads.
 */
final class QuerySessions implements AutoCloseable {
  private static final int MOST_SESSIONS = 10_000;
  private static final long SWEEP_MILLIS = 500;

  private final Map<Long, QuerySession> sessions = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final ScheduledExecutorService sweeper;

  QuerySessions() {
    this.sweeper = Executors.newSingleThreadScheduledExecutor(work -> {
      Thread thread = new Thread(work, "obkv-query-sessions");
      thread.setDaemon(true);
      return thread;
    });
    var unused = sweeper.scheduleWithFixedDelay(
        this::dropExpired, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Keeps a query; its number is above that of every one before. */
  long add(QuerySession session) {
    if (sessions.size() >= MOST_SESSIONS) {
      session.close();
      throw new RequestException(ErrorCode.OB_EAGAIN, "too many queries are open");
    }
    long id = lastId.incrementAndGet();
    sessions.put(id, session);
    return id;
  }

  /** The query of that number. */
  QuerySession get(long id) {
    QuerySession session = sessions.get(id);
    if (session == null) {
      throw lost();
    }
    return session;
  }

  /** Forgets and closes a query. */
  void end(long id) {
    QuerySession session = sessions.remove(id);
    if (session == null) {
      throw lost();
    }
    session.close();
  }

  /** The real 4.3.5.3's answer; later servers say -10524 (3.6 of the protocol notes). */
  static RequestException lost() {
    return new RequestException(ErrorCode.OB_HASH_NOT_EXIST);
  }

  private void dropExpired() {
    long now = System.nanoTime();
    for (Iterator<QuerySession> all = sessions.values().iterator(); all.hasNext(); ) {
      QuerySession session = all.next();
      if (session.hasExpired(now)) {
        all.remove();
        session.close();
      }
    }
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    sessions.values().forEach(QuerySession::close);
    sessions.clear();
  }
}
