// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The open sessions of a server, by the numbers that KILL names them by. Safe for many threads. */
public final class SessionRegistry {
  private static final long ID_BITS = 0xffff_ffffL;

  private final ConcurrentNavigableMap<Long, SqlSession> sessions = new ConcurrentSkipListMap<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final long startNanos = System.nanoTime();

  /** A number that no open session has, 1 to 4294967295. */
  public long nextId() {
    long id;
    do {
      id = lastId.incrementAndGet() & ID_BITS;
    } while (id == 0 || sessions.containsKey(id));
    return id;
  }

  /** Makes a session known. */
  public void add(SqlSession session) {
    sessions.put(session.connectionId(), session);
  }

  /** Forgets a session; does nothing when another one has its number by now. */
  public void remove(SqlSession session) {
    sessions.remove(session.connectionId(), session);
  }

  /** The open session of that number. */
  public Optional<SqlSession> find(long id) {
    return Optional.ofNullable(sessions.get(id));
  }

  /** All open sessions in the order of their numbers. */
  public List<SqlSession> all() {
    return List.copyOf(sessions.values());
  }

  /** Since when sessions are counted. */
  public Duration uptime() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
