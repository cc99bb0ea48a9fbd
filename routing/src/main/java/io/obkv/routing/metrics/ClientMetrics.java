// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.metrics;

import io.obkv.transport.PoolListener;

/**
 * Hears of every call and every connection of a client. Called on the caller's and on the connections'
 * threads: implementations are safe for many threads, do not block and do not throw.
 */
public interface ClientMetrics extends PoolListener {
  /** Hears nothing. */
  ClientMetrics NONE = new ClientMetrics() {};

  /** How a call ended. */
  enum Outcome {
    SUCCESS,
    /** The server answered with an error. */
    SERVER_ERROR,
    /** The deadline passed. */
    TIMEOUT,
    /** No connection, or it broke. */
    CONNECTION_ERROR,
    /** Everything else, cancellation by the caller included. */
    OTHER_ERROR
  }

  /** A call begins; {@code operation} is a short lower-case name such as {@code get}. */
  default void started(String operation, String table) {}

  /** A read takes long, and a second attempt at it is sent; see {@code hedgeAfter}. */
  default void hedged(String operation, String table) {}

  /** The second attempt at a read answered first; called beside {@link #finished}. */
  default void hedgeWon(String operation, String table) {}

  /**
   * A call has ended.
   *
   * @param nanos from the call's beginning, all attempts and waits included
   * @param retries attempts behind the first
   */
  default void finished(String operation, String table, Outcome outcome, long nanos, int retries) {}
}
