// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.packet.Packet;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * One request from its arrival to its answer: when it came, how long it waited, until when it may be
 * worked on. Its owner is the event loop, then the worker, then the event loop again.
 */
final class Exchange {
  /** What a request gets that names no time limit, as clients' own default is (1.2). */
  private static final long DEFAULT_TIMEOUT_MICROS = 2_000_000;

  private static final long LONGEST_TIMEOUT_MICROS = TimeUnit.DAYS.toMicros(1);
  private static final long MICROS = TimeUnit.SECONDS.toMicros(1);
  private static final long NANOS_PER_MICRO = 1_000;

  private final ConnectionHandler connection;
  private final Packet request;
  private final long arrivalNanos = System.nanoTime();
  private final long arrivalMicros;
  private long startNanos = arrivalNanos;
  private RequestSubject<?> subject;

  Exchange(ConnectionHandler connection, Packet request) {
    this.connection = connection;
    this.request = request;
    Instant now = Instant.now();
    this.arrivalMicros = now.getEpochSecond() * MICROS + now.getNano() / NANOS_PER_MICRO;
  }

  ConnectionHandler connection() {
    return connection;
  }

  Packet request() {
    return request;
  }

  /** Microseconds since the epoch. */
  long arrivalMicros() {
    return arrivalMicros;
  }

  /** As {@link System#nanoTime()}. */
  long deadlineNanos() {
    long timeout = request.header().timeoutMicros();
    long micros = timeout <= 0 ? DEFAULT_TIMEOUT_MICROS : Math.min(timeout, LONGEST_TIMEOUT_MICROS);
    return arrivalNanos + micros * NANOS_PER_MICRO;
  }

  /** Notes what the request is about; only for requests that are audited. */
  void describe(RequestSubject<?> about) {
    subject = about;
  }

  /** What the request is about; null when it is not audited. */
  RequestSubject<?> subject() {
    return subject;
  }

  /** Notes that the wait for a worker is over. */
  void started() {
    startNanos = System.nanoTime();
  }

  int waitedMicros() {
    return micros(startNanos - arrivalNanos);
  }

  /** The time since it was started. */
  int workedMicros() {
    return micros(System.nanoTime() - startNanos);
  }

  private static int micros(long nanos) {
    return (int) Math.min(Integer.MAX_VALUE, nanos / NANOS_PER_MICRO);
  }
}
