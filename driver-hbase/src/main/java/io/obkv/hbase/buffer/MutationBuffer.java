// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.buffer;

import io.obkv.hbase.client.Arguments;
import io.obkv.hbase.error.HBaseErrors;
import io.obkv.transport.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;

/**
 * Mutations that wait to be sent: until they are enough, or have waited long enough. Never blocks; safe for
 * many threads.
 */
final class MutationBuffer {
  /** Hears of the end of a mutation. Must not block. */
  @FunctionalInterface
  interface Outcome {
    /** The mutation has been applied, or has failed: null for applied. */
    void ended(Throwable failure);
  }

  private final BatchSender sender;
  private final Scheduler scheduler;
  private final Object lock = new Object();
  private List<Mutation> waiting = new ArrayList<>();
  private List<Outcome> outcomes = new ArrayList<>();
  private long waitingBytes;

  /** Counts what was sent: a timer that was set for an earlier batch means nothing. */
  private long batch;

  private volatile BufferSettings settings;

  MutationBuffer(BatchSender sender, Scheduler scheduler, BufferSettings settings) {
    this.sender = sender;
    this.scheduler = scheduler;
    this.settings = settings;
  }

  BufferSettings settings() {
    return settings;
  }

  /** Other bounds from now on, also for mutations that wait. */
  void settings(BufferSettings value) {
    settings = value;
    synchronized (lock) {
      if (!waiting.isEmpty()) {
        sendLater();
      }
    }
  }

  /**
   * Refuses what HBase's client refuses.
   *
   * @throws IllegalArgumentException for a put without cells, or with one that is too long
   */
  void check(Mutation mutation) {
    if (mutation instanceof Put put) {
      new Arguments(settings.maxKeyValueSize()).check(put);
    }
  }

  /**
   * Takes a mutation.
   *
   * @param bytes of heap that it takes
   * @param outcome called once
   */
  void add(Mutation mutation, long bytes, Outcome outcome) {
    boolean enough;
    synchronized (lock) {
      waiting.add(mutation);
      outcomes.add(outcome);
      waitingBytes += bytes;
      BufferSettings now = settings;
      enough = waitingBytes > now.writeBufferSize()
          || now.maxMutations() > 0 && waiting.size() >= now.maxMutations();
      if (!enough && waiting.size() == 1) {
        sendLater();
      }
    }
    if (enough) {
      send();
    }
  }

  private void sendLater() {
    long millis = settings.periodicFlushMillis();
    if (millis > 0) {
      long due = batch;
      // A scheduler that has ended sends nothing more: the connection is closed.
      scheduler.schedule(() -> sendIf(due), TimeUnit.MILLISECONDS.toNanos(millis));
    }
  }

  private void sendIf(long due) {
    boolean same;
    synchronized (lock) {
      same = batch == due;
    }
    if (same) {
      send();
    }
  }

  /** Sends what waits. */
  void send() {
    List<Mutation> mutations;
    List<Outcome> ends;
    synchronized (lock) {
      mutations = waiting;
      ends = outcomes;
      waiting = new ArrayList<>();
      outcomes = new ArrayList<>();
      waitingBytes = 0;
      batch++;
    }
    if (mutations.isEmpty()) {
      return;
    }
    List<? extends CompletableFuture<?>> sent;
    try {
      sent = sender.send(mutations, settings.times());
    } catch (RuntimeException e) {
      ends.forEach(outcome -> outcome.ended(e));
      return;
    }
    for (int i = 0; i < ends.size(); i++) {
      Outcome outcome = ends.get(i);
      var unused = sent.get(i)
          .whenComplete((value, thrown) ->
              outcome.ended(thrown == null ? null : HBaseErrors.unwrapped(thrown)));
    }
  }
}
