// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.Recovery;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.ServerVersion;
import io.obkv.protocol.packet.Packet;
import io.obkv.transport.Answer;
import io.obkv.transport.Completion;
import io.obkv.transport.Connection;
import io.obkv.transport.ConnectionOptions;
import io.obkv.transport.Destination;
import io.obkv.transport.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A connection on which bytes take their time; its promises are the real connection's. */
final class SimulatedConnection implements Connection {
  private static final long SLOWEST_WAY = 500_000;

  private record Pending<A>(
      CallLog.Attempt attempt, Request<A> request, Completion<A> completion) {}

  private final SimulatedServer server;
  private final VirtualTime time;
  private final CallLog log;
  private final Map<Integer, Pending<?>> pending = new LinkedHashMap<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private int lastNumber;

  SimulatedConnection(SimulatedServer server, VirtualTime time, CallLog log) {
    this.log = log;
    this.server = server;
    this.time = time;
  }

  @Override
  public <A> void exchange(
      Request<A> request, Destination destination, long deadlineNanos, Completion<A> completion) {
    long left = Math.min(request.timeoutNanos(), deadlineNanos - time.nanoTime());
    if (!isOpen()) {
      completion.failed(lost(Effect.NOT_APPLIED));
    } else if (left <= 0) {
      completion.failed(late(Effect.NOT_APPLIED));
    } else {
      int number = ++lastNumber;
      byte[] bytes =
          Wire.request(request, destination, number, TimeUnit.NANOSECONDS.toMicros(left));
      pending.put(number, new Pending<>(log.lastSent(), request, completion));
      time.schedule(() -> fail(number, late(Effect.UNKNOWN)), left);
      time.schedule(() -> arrive(bytes), way());
    }
  }

  private long way() {
    return time.random().nextLong(1, SLOWEST_WAY);
  }

  private void arrive(byte[] request) {
    if (isOpen()) {
      server.receive(request, answer -> time.schedule(() -> answered(answer), way()));
    }
  }

  private void answered(byte[] bytes) {
    Packet packet = Wire.packet(bytes);
    Pending<?> found = isOpen() ? pending.remove(packet.channelId()) : null;
    if (found != null) {
      finish(found, packet);
    }
  }

  private <A> void finish(Pending<A> call, Packet packet) {
    Answer<A> answer;
    try {
      answer = Wire.read(call.request(), packet, address());
    } catch (ObkvException e) {
      hear(call.attempt(), e);
      call.completion().failed(e);
      return;
    }
    call.completion().answered(answer);
  }

  private void hear(CallLog.Attempt attempt, ObkvException failure) {
    if (attempt.hedge() || !(failure instanceof ServerException refusal)) {
      return;
    }
    int call = attempt.call();
    Optional<ErrorCode> code = refusal.code();
    if (refusal.movedTo().isPresent()) {
      log.moved(call, refusal.movedTo().get());
    } else if (code.equals(Optional.of(ErrorCode.OB_NOT_MASTER))) {
      log.refused(call);
    } else if (code.map(ErrorCode::recovery).equals(Optional.of(Recovery.REFRESH_SCHEMA))) {
      log.refusedTable(call);
    }
  }

  private void fail(int number, ObkvException cause) {
    Pending<?> found = pending.remove(number);
    if (found != null) {
      found.completion().failed(cause);
    }
  }

  private DeadlineExceededException late(Effect effect) {
    return new DeadlineExceededException(address() + " gave no answer in time", effect, null);
  }

  private TransportException lost(Effect effect) {
    return new TransportException("the connection to " + address() + " is lost", effect, null);
  }

  @Override
  public int inFlight() {
    return pending.size();
  }

  @Override
  public boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public String address() {
    return server.address().toString();
  }

  @Override
  public ConnectionOptions options() {
    throw new UnsupportedOperationException("a simulated connection has no options");
  }

  @Override
  public ServerVersion serverVersion() {
    return new ServerVersion(4, 3, 5, 3);
  }

  @Override
  public LoginResult loginResult() {
    throw new UnsupportedOperationException("a simulated connection has not logged in");
  }

  @Override
  public CompletableFuture<Void> closed() {
    return closed.copy();
  }

  @Override
  public void close() {
    if (closed.complete(null)) {
      List.copyOf(pending.keySet()).forEach(number -> fail(number, lost(Effect.UNKNOWN)));
    }
  }
}
