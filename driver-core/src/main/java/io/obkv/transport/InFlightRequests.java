// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.ProtocolException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.protocol.message.LoginResult;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns every request of one connection from hand-over to outcome: numbers it, writes it, and decides
 * what an answer, a late answer, a deadline, a failed write or a closed channel means for it. Nobody
 * else completes a caller's future.
 *
 * <p>Any thread may {@link #submit}; all else is confined to the channel's event loop. What several
 * threads submit before the loop comes round is written together and flushed once.
 */
final class InFlightRequests extends AnswerDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(InFlightRequests.class);
  private static final int WRITES_PER_FLUSH = 256;

  private final EventLoop loop;
  private final ConnectionOptions options;
  private final Login login;
  private final SubmittedCalls submitted = new SubmittedCalls();
  private final Runnable drain = this::drain;
  private final AtomicInteger count = new AtomicInteger();

  private final IntObjectMap<Call<?>> waiting = new IntObjectHashMap<>();
  private final List<Call<?>> waitingForLogin = new ArrayList<>();
  private final ExpiryTimer expiry;
  private ChannelHandlerContext context;
  private RequestEncoder encoder;
  private boolean loginUnderWay;
  private int lastChannelId;
  private int loginNumber;
  private ObkvException failure;
  private volatile Session session;

  InFlightRequests(EventLoop loop, ConnectionOptions options, Login login) {
    super(options.maxPacketLength());
    this.loop = loop;
    this.options = options;
    this.login = login;
    this.expiry = new ExpiryTimer(loop, this::expireOverdue);
  }

  /** Requests that wait for an outcome, logins included. */
  int count() {
    return count.get();
  }

  /** What the last login gave, or null before the first. */
  Session session() {
    return session;
  }

  /** Hands a request over; the completion is called on the event loop. */
  <A> void submit(
      Request<A> request, Destination destination, long deadlineNanos, Completion<A> completion) {
    if (count.incrementAndGet() > options.maxInFlight()) {
      count.decrementAndGet();
      completion.failed(new TransportException(
          options.maxInFlight() + " requests wait for " + options.address() + " already",
          Effect.NOT_APPLIED,
          null));
      return;
    }
    enqueue(Call.of(request, destination, deadlineNanos, completion));
  }

  private void enqueue(Call<?> call) {
    if (submitted.add(call)) {
      try {
        loop.execute(drain);
      } catch (RejectedExecutionException e) {
        failSubmitted(notSent(e));
      }
    }
  }

  private void drain() {
    int unflushed = 0;
    for (Call<?> call = submitted.takeAll(), next; call != null; call = next) {
      next = call.unlinkNext();
      if (failure != null) {
        fail(call, notSent(failure));
        continue;
      }
      start(call);
      if (++unflushed == WRITES_PER_FLUSH) {
        context.flush();
        unflushed = 0;
      }
    }
    if (failure == null) {
      context.flush();
    }
  }

  private void start(Call<?> call) {
    if (call.remainingNanos() <= 0) {
      expire(call);
      return;
    }
    expiry.watch(call.deadlineNanos);
    if (loginUnderWay && !call.login) {
      waitingForLogin.add(call);
    } else {
      write(call);
    }
  }

  private void write(Call<?> call) {
    do {
      lastChannelId = lastChannelId == Integer.MAX_VALUE ? 1 : lastChannelId + 1;
    } while (waiting.containsKey(lastChannelId));
    call.channelId = lastChannelId;
    call.loginNumber = loginNumber;
    try {
      // A write that fails reaches exceptionCaught, for the stream has lost a packet's part then.
      var unused =
          context.write(encoder.encode(call, session, context.alloc()), context.voidPromise());
      waiting.put(call.channelId, call);
      call.written = true;
    } catch (RuntimeException e) {
      fail(call, e);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    context = ctx;
    encoder = new RequestEncoder(
        options.maxPacketLength(), options.serverVersion().orElse(null), (InetSocketAddress)
            ctx.channel().localAddress());
    ctx.fireChannelActive();
  }

  /** Logs in; requests started meanwhile wait for it. On the event loop. */
  CompletableFuture<Session> logIn() {
    loginUnderWay = true;
    return login.run(this::exchangeLogin).whenComplete((found, thrown) -> {
      loginUnderWay = false;
      if (thrown == null) {
        session = found;
        loginNumber++;
      }
      afterLogin(thrown);
    });
  }

  private CompletableFuture<Answer<LoginResult>> exchangeLogin(Request<LoginResult> request) {
    FutureCompletion<LoginResult> future = new FutureCompletion<>();
    Call<LoginResult> call = new Call<>(
        request,
        Destination.LEFT_TO_SERVER,
        System.nanoTime() + request.timeoutNanos(),
        future,
        true);
    count.incrementAndGet();
    if (failure == null) {
      start(call);
      context.flush();
    } else {
      fail(call, notSent(failure));
    }
    return future;
  }

  private void afterLogin(Throwable thrown) {
    List<Call<?>> calls = List.copyOf(waitingForLogin);
    waitingForLogin.clear();
    for (Call<?> call : calls) {
      if (call.finished) {
        continue;
      }
      if (failure != null) {
        fail(call, notSent(failure));
      } else if (thrown != null) {
        fail(call, thrown instanceof CompletionException ? thrown.getCause() : thrown);
      } else {
        write(call);
      }
    }
    if (failure == null) {
      context.flush();
    }
  }

  @Override
  void received(AnswerPacket packet) {
    Call<?> call = waiting.remove(packet.channelId());
    if (call == null) {
      LOG.debug("{} answered request {} too late", options.address(), packet.channelId());
      return;
    }
    complete(call, packet);
  }

  private <A> void complete(Call<A> call, AnswerPacket packet) {
    try {
      Answer<A> answer = AnswerReader.read(call, packet, options.address());
      finish(call);
      call.completion.answered(answer);
    } catch (ServerException e) {
      if (call.needsLogin(e)) {
        repeatAfterLogin(call);
      } else {
        fail(call, e);
      }
    } catch (ProtocolException e) {
      fail(call, e);
      close(e);
    }
  }

  private void repeatAfterLogin(Call<?> call) {
    call.repeated = true;
    if (call.loginNumber != loginNumber) {
      // Another call's refusal has brought a new credential already.
      write(call);
      context.flush();
      return;
    }
    waitingForLogin.add(call);
    if (!loginUnderWay) {
      LOG.info("{} no longer knows the credential: logging in again", options.address());
      var unused = logIn();
    }
  }

  /** Fails every call whose deadline has passed; returns the earliest of the others, or 0. */
  private long expireOverdue(long now) {
    long earliest = 0;
    List<Call<?>> overdue = new ArrayList<>();
    List<Call<?>> calls = new ArrayList<>(waiting.values());
    calls.addAll(waitingForLogin);
    for (Call<?> call : calls) {
      if (call.finished) {
        continue;
      }
      if (call.deadlineNanos - now <= 0) {
        overdue.add(call);
      } else if (earliest == 0 || call.deadlineNanos - earliest < 0) {
        earliest = call.deadlineNanos;
      }
    }
    overdue.forEach(this::expire);
    return earliest;
  }

  private void expire(Call<?> call) {
    if (call.channelId != 0) {
      waiting.remove(call.channelId, call);
    }
    fail(
        call,
        new DeadlineExceededException(
            options.address() + " gave no answer in time",
            call.written ? Effect.UNKNOWN : Effect.NOT_APPLIED,
            null));
  }

  private void finish(Call<?> call) {
    call.finished = true;
    count.decrementAndGet();
  }

  private void fail(Call<?> call, Throwable cause) {
    if (!call.finished) {
      finish(call);
      call.completion.failed(call.told(cause));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    close(new TransportException(
        "the connection to " + options.address() + " was closed", Effect.UNKNOWN, null));
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    close(
        thrown instanceof ObkvException known
            ? known
            : new TransportException(
                "the connection to " + options.address() + " failed: " + thrown,
                Effect.UNKNOWN,
                thrown));
  }

  /** Closes the channel and fails whatever waits. On the event loop; only the first reason counts. */
  void close(ObkvException reason) {
    if (failure != null) {
      return;
    }
    failure = reason;
    if (context != null) {
      var unused = context.close();
    }
    List<Call<?>> calls = new ArrayList<>(waiting.values());
    waiting.clear();
    for (Call<?> call : calls) {
      fail(call, lost(reason, Effect.UNKNOWN));
    }
    calls = List.copyOf(waitingForLogin);
    waitingForLogin.clear();
    for (Call<?> call : calls) {
      fail(call, notSent(reason));
    }
    failSubmitted(notSent(reason));
    expiry.stop();
  }

  private void failSubmitted(TransportException cause) {
    for (Call<?> call = submitted.takeAll(), next; call != null; call = next) {
      next = call.unlinkNext();
      fail(call, cause);
    }
  }

  private TransportException notSent(Exception reason) {
    return lost(reason, Effect.NOT_APPLIED);
  }

  private TransportException lost(Exception reason, Effect effect) {
    return new TransportException(
        "the connection to " + options.address() + " is lost: " + reason.getMessage(),
        effect,
        reason);
  }
}
