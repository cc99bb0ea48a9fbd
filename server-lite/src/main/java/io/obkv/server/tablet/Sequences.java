// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.Engine;
import io.obkv.server.engine.Mutation;
import io.obkv.server.logstream.LogStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The AUTO_INCREMENT numbers and the hidden keys of all tables. What is stored is a bound above every number given out;
 * it moves in steps. The log stream keeps its order, so a bound that was appended before a row is
 * there whenever the row is: nobody waits for it.
 */
final class Sequences {
  /** The reserved tablet that holds the bounds. */
  private static final long TABLET = 1;

  private static final long STEP = 1_000;

  private final Engine engine;
  private final LogStream logStream;
  private final ConcurrentMap<Long, Sequence> byTable = new ConcurrentHashMap<>();

  Sequences(Engine engine, LogStream logStream) {
    this.engine = engine;
    this.logStream = logStream;
  }

  /** The id under which a table's hidden keys are drawn: tables have none below zero. */
  static long hidden(long tableId) {
    return -tableId;
  }

  long next(long tableId, long start) {
    return sequence(tableId).next(start);
  }

  void note(long tableId, long number) {
    sequence(tableId).note(number);
  }

  /** Lets the next number be this one, whatever was drawn before. */
  void restart(long tableId, long next) {
    sequence(tableId).restart(next);
  }

  /** Forgets what a table has given out: TRUNCATE starts anew. */
  Mutation reset(long tableId) {
    byTable.remove(tableId);
    return new Mutation.Delete(key(tableId));
  }

  private Sequence sequence(long tableId) {
    return byTable.computeIfAbsent(tableId, id -> new Sequence(key(id)));
  }

  private static byte[] key(long tableId) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(TABLET).putLong(tableId).array();
  }

  private final class Sequence {
    private final byte[] key;
    private long next;
    private long bound;

    Sequence(byte[] key) {
      this.key = key;
      byte[] stored = engine.get(key);
      this.bound = stored == null ? 1 : ByteBuffer.wrap(stored).getLong();
      this.next = bound;
    }

    synchronized long next(long start) {
      next = Math.max(next, start);
      long drawn = next;
      next = drawn == Long.MAX_VALUE ? drawn : drawn + 1;
      raiseBound();
      return drawn;
    }

    synchronized void note(long number) {
      if (number >= next) {
        next = number == Long.MAX_VALUE ? number : number + 1;
        raiseBound();
      }
    }

    synchronized void restart(long number) {
      next = number;
      bound = 1;
      raiseBound();
    }

    private void raiseBound() {
      if (next <= bound && bound > 1) {
        return;
      }
      bound = next > Long.MAX_VALUE - STEP ? Long.MAX_VALUE : next + STEP;
      byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(bound).array();
      var unused = logStream
          .append(List.of(new Mutation.Put(key, value)))
          .whenComplete((none, failure) -> {
            if (failure != null) {
              tryAgain();
            }
          });
    }

    /** The row that drew the number fails with the same log stream; the next one stores a bound. */
    private synchronized void tryAgain() {
      bound = 1;
    }
  }
}
