// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.LoginRequest;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.server.audit.KeptRequest.Outcome;
import io.obkv.server.audit.request.RequestForm;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.error.HeavyRequestException;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.RequestContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Takes each request to what serves it: packet code to {@link Route}, credential to session, heavy
 * ones to the workers; and makes the answer of whatever comes out. Every request gets one answer.
 * Shared by all connections; safe for many threads.
 */
final class Dispatcher {
  private final Catalog catalog;
  private final LoginHandler login;
  private final Map<Integer, Route<?, ?>> routes;
  private final Workers workers;
  private final RpcCounters counters;
  private final long maxUnsentBytes;
  private final RequestAudit audit;
  private volatile boolean stopping;

  Dispatcher(
      Catalog catalog,
      LoginHandler login,
      Map<Integer, Route<?, ?>> routes,
      Workers workers,
      RpcCounters counters,
      long maxUnsentBytes,
      RequestAudit audit) {
    this.catalog = catalog;
    this.login = login;
    this.routes = routes;
    this.workers = workers;
    this.counters = counters;
    this.maxUnsentBytes = maxUnsentBytes;
    this.audit = audit;
  }

  /** From now on requests are told that the server is stopping. */
  void stop() {
    stopping = true;
  }

  /** Serves a request that has been let in. On the connection's event loop. */
  void dispatch(Exchange exchange, SessionCache sessions) {
    try {
      Packet request = exchange.request().verified();
      RpcHeader header = request.header();
      if (stopping) {
        throw new RequestException(ErrorCode.OB_SERVER_IS_STOPPING);
      }
      if ((header.flags() & RpcHeader.STREAM) != 0) {
        // Answers are never streamed, so there is no stream to go on with.
        throw new RequestException(ErrorCode.OB_SESSION_NOT_FOUND);
      }
      if (header.opcode() == Opcode.LOGIN) {
        logIn(exchange);
        return;
      }
      Route<?, ?> route = routes.get(header.opcode());
      if (route == null) {
        throw new RequestException(ErrorCode.OB_NOT_SUPPORTED);
      }
      serve(exchange, route, sessions);
    } catch (RuntimeException | StackOverflowError e) {
      refuse(exchange, Failure.of(e), 0);
    }
  }

  /** Answers with a failure. */
  void refuse(Exchange exchange, Failure failure, long timeoutMicros) {
    counters.refusal();
    audit.note(exchange, new Outcome(failure.code(), 0, 0));
    exchange
        .connection()
        .answer(Answer.failure(exchange, failure.code(), failure.text(), timeoutMicros));
  }

  private void logIn(Exchange exchange) {
    LoginRequest request = LoginRequest.CODEC.fromBytes(exchange.request().body());
    LoginResult result = login.logIn(request, catalog.snapshot(), exchange.arrivalMicros());
    exchange.connection().answer(Answer.success(exchange, LoginResult.CODEC, result, false, 0));
  }

  private <Q, A> void serve(Exchange exchange, Route<Q, A> route, SessionCache sessions) {
    Q request = route.requests().fromBytes(exchange.request().body());
    CatalogSnapshot snapshot = catalog.snapshot();
    Session session =
        sessions.session(route.credential(request), snapshot, exchange.arrivalMicros());
    RequestForm<Q> form = route.auditForm();
    if (form != null && audit.isOn(snapshot)) {
      byte[] body = exchange.request().body();
      exchange.describe(new RequestSubject<>(form, request, body, session.database()));
    }
    RequestContext context = new RequestContext(
        snapshot,
        session.database(),
        session.proxied(),
        exchange.deadlineNanos(),
        exchange.arrivalMicros());
    if (!route.heavy(request)) {
      executeLightly(exchange, route, request, context);
    } else {
      submit(exchange, route, request, context);
    }
  }

  private <Q, A> void submit(
      Exchange exchange, Route<Q, A> route, Q request, RequestContext context) {
    if (!workers.submit(() -> work(exchange, route, request, context))) {
      counters.overload();
      refuse(exchange, Failure.OVERLOADED, route.answerTimeoutMicros(request));
    }
  }

  private <Q, A> void work(
      Exchange exchange, Route<Q, A> route, Q request, RequestContext context) {
    exchange.started();
    if (System.nanoTime() - context.deadlineNanos() >= 0) {
      refuse(exchange, Failure.of(ErrorCode.OB_TIMEOUT), route.answerTimeoutMicros(request));
    } else if (exchange.connection().unsentBytes() > maxUnsentBytes) {
      // Its client does not read: what is made now would only be kept.
      counters.overload();
      refuse(exchange, Failure.OVERLOADED, route.answerTimeoutMicros(request));
    } else {
      execute(exchange, route, request, context);
    }
  }

  private <Q, A> void executeLightly(
      Exchange exchange, Route<Q, A> route, Q request, RequestContext context) {
    CompletableFuture<A> future;
    try {
      future = route.executeLightly(request, context);
    } catch (HeavyRequestException e) {
      submit(exchange, route, request, context);
      return;
    } catch (RuntimeException | StackOverflowError e) {
      refuse(exchange, Failure.of(e), route.answerTimeoutMicros(request));
      return;
    }
    answer(exchange, route, request, context, future, false);
  }

  private <Q, A> void execute(
      Exchange exchange, Route<Q, A> route, Q request, RequestContext context) {
    CompletableFuture<A> future;
    try {
      future = route.execute(request, context);
    } catch (RuntimeException | StackOverflowError e) {
      refuse(exchange, Failure.of(e), route.answerTimeoutMicros(request));
      return;
    }
    answer(exchange, route, request, context, future, true);
  }

  private <Q, A> void answer(
      Exchange exchange,
      Route<Q, A> route,
      Q request,
      RequestContext context,
      CompletableFuture<A> future,
      boolean onWorker) {
    var unused = future.whenComplete((message, thrown) -> {
      if (thrown == null) {
        succeed(exchange, route, request, message, onWorker);
      } else if (!(hasOldSchema(thrown)
          && workers.submit(() -> workAgain(exchange, route, request, context)))) {
        refuse(exchange, Failure.of(thrown), route.answerTimeoutMicros(request));
      }
    });
  }

  /** A table's definition changed under the request, which has done nothing: it may begin anew. */
  private static boolean hasOldSchema(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return cause instanceof RequestException refusal
        && refusal.code() == ErrorCode.OB_SCHEMA_EAGAIN;
  }

  private <Q, A> void workAgain(
      Exchange exchange, Route<Q, A> route, Q request, RequestContext before) {
    RequestContext context = new RequestContext(
        catalog.snapshot(),
        before.database(),
        before.proxied(),
        before.deadlineNanos(),
        before.nowMicros());
    work(exchange, route, request, context);
  }

  private <Q, A> void succeed(
      Exchange exchange, Route<Q, A> route, Q request, A message, boolean onWorker) {
    Answer answer = Answer.success(
        exchange,
        route.answers(),
        message,
        route.committed(request, message),
        route.answerTimeoutMicros(request));
    audit.note(
        exchange,
        new Outcome(route.code(message), route.affectedRows(message), route.returnedRows(message)));
    exchange.connection().answer(onWorker ? answer.encodedNow() : answer);
  }
}
