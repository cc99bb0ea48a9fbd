// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.sql;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.protocol.mysql.MysqlPacketDecoder;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Transport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of several servers that can all answer: it stays with the one that answered last, and goes on
 * to the next when that one cannot be reached or gives no answer. One connection a server, opened when
 * it is wanted.
 */
public final class FailoverSqlClient implements SqlClient {
  private static final Logger LOG = LoggerFactory.getLogger(FailoverSqlClient.class);

  private final Transport transport;
  private final SqlAccount account;
  private final SqlOptions options;
  private final Map<HostAndPort, CompletableFuture<SqlSession>> sessions =
      new ConcurrentHashMap<>();
  private volatile List<HostAndPort> servers;
  private volatile HostAndPort preferred;
  private volatile boolean closed;

  /**
   * @param transport stays the caller's
   * @param servers SQL ports, at least one
   */
  public FailoverSqlClient(
      Transport transport, List<HostAndPort> servers, SqlAccount account, SqlOptions options) {
    this.transport = transport;
    this.account = account;
    this.options = options;
    servers(servers);
  }

  /** Asks these servers from now on. */
  public void servers(List<HostAndPort> list) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException("no server to ask by SQL");
    }
    servers = List.copyOf(list);
    sessions.keySet().stream().filter(server -> !list.contains(server)).forEach(this::drop);
  }

  @Override
  public CompletableFuture<SqlRows> query(String statement, long timeoutNanos) {
    return run(new Statement(statement, true), timeoutNanos);
  }

  @Override
  public CompletableFuture<SqlRows> change(String statement, long timeoutNanos) {
    return run(new Statement(statement, false), timeoutNanos);
  }

  /**
   * What is asked.
   *
   * @param repeatable whether it may run twice
   */
  private record Statement(String text, boolean repeatable) {}

  private CompletableFuture<SqlRows> run(Statement statement, long timeoutNanos) {
    List<HostAndPort> all = servers;
    HostAndPort last = preferred;
    int first = last == null ? 0 : Math.max(0, all.indexOf(last));
    return attempt(all, first, 0, statement, System.nanoTime() + timeoutNanos);
  }

  /** Asks one server after the other; what time is left is shared among those that are left. */
  private CompletableFuture<SqlRows> attempt(
      List<HostAndPort> all, int first, int tried, Statement statement, long deadlineNanos) {
    HostAndPort server = all.get((first + tried) % all.size());
    long left = deadlineNanos - System.nanoTime();
    if (left <= 0) {
      return CompletableFuture.failedFuture(new DeadlineExceededException(
          "no server answered SQL in time, last tried " + server, Effect.NOT_APPLIED, null));
    }
    long share = left / (all.size() - tried);
    return ask(server, statement.text(), share)
        .thenApply(rows -> {
          preferred = server;
          return rows;
        })
        .exceptionallyCompose(thrown -> {
          ObkvException cause = known(thrown, server);
          boolean again = statement.repeatable() || cause.effect() == Effect.NOT_APPLIED;
          if (cause instanceof ServerException || !again || tried + 1 == all.size() || closed) {
            return CompletableFuture.failedFuture(cause);
          }
          LOG.debug("{} did not answer SQL, the next is asked", server, cause);
          return attempt(all, first, tried + 1, statement, deadlineNanos);
        });
  }

  private CompletableFuture<SqlRows> ask(HostAndPort server, String statement, long timeoutNanos) {
    if (closed) {
      return CompletableFuture.failedFuture(
          new TransportException("the SQL client is closed", Effect.NOT_APPLIED, null));
    }
    long begin = System.nanoTime();
    return session(server)
        .thenCompose(
            session -> session.query(statement, timeoutNanos - (System.nanoTime() - begin)))
        .whenComplete((rows, thrown) -> {
          if (thrown != null && !(known(thrown, server) instanceof ServerException)) {
            drop(server);
          }
        });
  }

  private CompletableFuture<SqlSession> session(HostAndPort server) {
    CompletableFuture<SqlSession> known = sessions.get(server);
    if (known != null && (!known.isDone() || usable(known))) {
      return known;
    }
    if (known != null) {
      sessions.remove(server, known);
    }
    return sessions.computeIfAbsent(server, this::open);
  }

  private static boolean usable(CompletableFuture<SqlSession> session) {
    return !session.isCompletedExceptionally() && session.join().isOpen();
  }

  private CompletableFuture<SqlSession> open(HostAndPort server) {
    SqlSession session = new SqlSession(server.toString(), account, options);
    try {
      var connecting = transport.connect(
          server,
          options.connectTimeout(),
          channel -> channel
              .pipeline()
              .addLast(new MysqlPacketDecoder(options.maxPacketLength()))
              .addLast(session));
      var unused = connecting.addListener(done -> {
        if (!done.isSuccess()) {
          session.opened().completeExceptionally(unreachable(server, done.cause()));
        }
      });
    } catch (IllegalStateException | RejectedExecutionException e) {
      session.opened().completeExceptionally(unreachable(server, e));
    }
    return session.opened();
  }

  private void drop(HostAndPort server) {
    CompletableFuture<SqlSession> session = sessions.remove(server);
    if (session != null) {
      var unused = session.thenAccept(SqlSession::close);
    }
  }

  private static ObkvException known(Throwable thrown, HostAndPort server) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return cause instanceof ObkvException known ? known : unreachable(server, cause);
  }

  private static TransportException unreachable(HostAndPort server, Throwable cause) {
    return new TransportException(
        "cannot ask " + server + " by SQL: " + cause.getMessage(), Effect.NOT_APPLIED, cause);
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(sessions.keySet()).forEach(this::drop);
  }
}
