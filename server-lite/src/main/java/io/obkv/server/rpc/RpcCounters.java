// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import java.util.concurrent.atomic.LongAdder;

/** What the endpoint has done since its start. Safe for many threads. */
public final class RpcCounters {
  private final LongAdder connectionsOpened = new LongAdder();
  private final LongAdder connectionsClosed = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final LongAdder overloads = new LongAdder();

  RpcCounters() {}

  void connectionOpened() {
    connectionsOpened.increment();
  }

  void connectionClosed() {
    connectionsClosed.increment();
  }

  void request() {
    requests.increment();
  }

  void refusal() {
    refusals.increment();
  }

  void overload() {
    overloads.increment();
  }

  /** Connections accepted. */
  public long connectionsOpened() {
    return connectionsOpened.sum();
  }

  /** Connections that are open now. */
  public long openConnections() {
    return connectionsOpened.sum() - connectionsClosed.sum();
  }

  /** Packets received whole. */
  public long requests() {
    return requests.sum();
  }

  /** Requests answered with an error in the answer's head, overloads included. */
  public long refusals() {
    return refusals.sum();
  }

  /** Requests refused because too many were under way. */
  public long overloads() {
    return overloads.sum();
  }
}
