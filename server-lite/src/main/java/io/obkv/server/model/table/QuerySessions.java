// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.QueryStep;
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
public final class QuerySessions implements AutoCloseable {
  /** Of a query that names no size, as in OceanBase: a client that reads slowly costs no more. */
  public static final long DEFAULT_PAGE_BYTES = 2 * 1024 * 1024;

  private static final String LEASE = "kv_hbase_client_scanner_timeout_period";
  private static final long DEFAULT_LEASE_MILLIS = 60_000;
  private static final int MOST_SESSIONS = 10_000;
  private static final long SWEEP_MILLIS = 500;

  private final Map<Long, QuerySession> sessions = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final ScheduledExecutorService sweeper;

  /** Begins a query. */
  public interface Opener {
    /** The query of a request, checked; nothing is read yet. */
    QuerySession open(QueryRequest request, RequestContext context);
  }

  /** None yet. Its thread ends with {@link #close}. */
  public QuerySessions() {
    this.sweeper = Executors.newSingleThreadScheduledExecutor(work -> {
      Thread thread = new Thread(work, "obkv-query-sessions");
      thread.setDaemon(true);
      return thread;
    });
    var unused = sweeper.scheduleWithFixedDelay(
        this::dropExpired, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How long a query waits for somebody to ask for its next page, nanoseconds. */
  private static long leaseNanos(RequestContext context) {
    long millis =
        context.catalog().parameter(LEASE).map(Long::parseLong).orElse(DEFAULT_LEASE_MILLIS);
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /**
   * A step of a query that is answered page by page (3.6 of the protocol notes).
   *
   * @param opener begins the query that the step starts
   */
  public AsyncQueryResult step(AsyncQueryRequest request, RequestContext context, Opener opener) {
    QueryStep step = QueryStep.ofNumber(request.step());
    if (step == null) {
      throw Refusals.invalidArgument();
    }
    long id = request.sessionId();
    return switch (step) {
      case START -> start(opener.open(request.request(), context), context);
      case NEXT -> answer(get(id), id, context.deadlineNanos());
      case END -> {
        end(id);
        yield new AsyncQueryResult(QueryResult.EMPTY, true, 0);
      }
      case RENEW -> {
        get(id).renew();
        yield new AsyncQueryResult(QueryResult.EMPTY, false, id);
      }
    };
  }

  private AsyncQueryResult start(QuerySession session, RequestContext context) {
    ResultPages.Page page;
    try {
      page = session.nextPage(context.deadlineNanos());
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
    if (page.end()) {
      session.close();
      return new AsyncQueryResult(page.result(), true, 0);
    }
    session.keepFor(leaseNanos(context));
    return new AsyncQueryResult(page.result(), false, add(session));
  }

  private AsyncQueryResult answer(QuerySession session, long id, long deadlineNanos) {
    ResultPages.Page page;
    try {
      page = session.nextPage(deadlineNanos);
    } catch (RequestException e) {
      end(id);
      throw e;
    }
    if (!page.end()) {
      return new AsyncQueryResult(page.result(), false, id);
    }
    end(id);
    return new AsyncQueryResult(page.result(), true, 0);
  }

  /** Keeps a query; its number is above that of every one before. */
  private long add(QuerySession session) {
    if (sessions.size() >= MOST_SESSIONS) {
      session.close();
      throw new RequestException(ErrorCode.OB_EAGAIN, "too many queries are open");
    }
    long id = lastId.incrementAndGet();
    sessions.put(id, session);
    return id;
  }

  /** The query of that number. */
  private QuerySession get(long id) {
    QuerySession session = sessions.get(id);
    if (session == null) {
      throw lost();
    }
    return session;
  }

  /** Forgets and closes a query. */
  private void end(long id) {
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
