// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.server.logstream.LogStream.Gathering;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * What an event loop serves before it looks for more: requests of all connections that have some at hand. Their
 * writes become one write of the log stream. Confined to the event loop.
 */
final class ServingRound {
  private final Executor loop;
  private final Supplier<Gathering> gatherWrites;
  private final Runnable end = this::end;

  /** The writes of the round; null between rounds. */
  private Gathering writes;

  /** Who has answered requests in this round. */
  private List<ConnectionHandler> answered = new ArrayList<>();

  /**
   * The rounds of one event loop.
   *
   * @param loop runs tasks when it has read from all connections that it found ready
   */
  ServingRound(Executor loop, Supplier<Gathering> gatherWrites) {
    this.loop = loop;
    this.gatherWrites = gatherWrites;
  }

  /** Begins a round, unless one is under way. It ends by itself. */
  void begin() {
    if (writes != null) {
      return;
    }
    writes = gatherWrites.get();
    try {
      loop.execute(end);
    } catch (RejectedExecutionException stopping) {
      // The loop's last requests: each is a round of its own.
      writes.close();
      writes = null;
    }
  }

  boolean isUnderWay() {
    return writes != null;
  }

  /** Has a connection told when the round ends, see {@link ConnectionHandler#roundEnded}. */
  void tellAtEnd(ConnectionHandler connection) {
    answered.add(connection);
  }

  private void end() {
    try {
      // What this completes still counts as served together.
      writes.close();
    } finally {
      writes = null;
    }
    List<ConnectionHandler> ended = answered;
    answered = new ArrayList<>(ended.size());
    ended.forEach(ConnectionHandler::roundEnded);
  }
}
