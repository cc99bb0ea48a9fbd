// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.TransportException;
import io.obkv.table.Table;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * One thread's calls on rows that nobody else writes, in turn an upsert, a get and an increment, and what
 * their answers allow to be there. A write in doubt ends the use of its row: it may come late. For one
 * thread at a time.
 */
final class PinnedWorker {
  private static final long ROWS_PER_WORKER = 1_000_000;
  private static final long NEVER = -1;

  private final Table table;
  private final long firstKey;
  private final LongAdder done;
  private final List<Long> written = new ArrayList<>(List.of(NEVER));
  private final List<Long> inDoubt = new ArrayList<>(List.of(NEVER));
  private final List<String> faults = new ArrayList<>();
  private long number;
  private long increments;
  private long incrementsInDoubt;
  private long longestNanos;

  /**
   * @param done counts calls that succeeded
   */
  PinnedWorker(Table table, int worker, LongAdder done) {
    this.table = table;
    this.firstKey = worker * ROWS_PER_WORKER;
    this.done = done;
  }

  private Key counter() {
    return Key.of("k", firstKey);
  }

  /** The row in use is the last. */
  private Key row(int index) {
    return Key.of("k", firstKey + 1 + index);
  }

  /** Calls once; failures that the death of a server explains are taken down, others thrown. */
  void step() {
    long start = System.nanoTime();
    try {
      switch ((int) (number % 3)) {
        case 0 -> write();
        case 1 -> check(written.size() - 1);
        default -> increment();
      }
      done.increment();
    } catch (TransportException | DeadlineExceededException expected) {
      // What it leaves in doubt is taken down already.
    } finally {
      longestNanos = Math.max(longestNanos, System.nanoTime() - start);
      number++;
    }
  }

  private void write() {
    int last = written.size() - 1;
    try {
      table.insertOrUpdate(InsertOrUpdate.of(row(last)).set("v", number));
      written.set(last, number);
    } catch (ObkvException e) {
      if (e.effect() != Effect.NOT_APPLIED) {
        inDoubt.set(last, number);
        written.add(NEVER);
        inDoubt.add(NEVER);
      }
      throw e;
    }
  }

  private void increment() {
    try {
      table.increment(Increment.of(counter()).by("v", 1L));
      increments++;
    } catch (ObkvException e) {
      if (e.effect() != Effect.NOT_APPLIED) {
        incrementsInDoubt++;
      }
      throw e;
    }
  }

  private void check(int index) {
    long found = read(row(index));
    if (found != written.get(index) && (found == NEVER || found != inDoubt.get(index))) {
      faults.add("row " + index + " after " + firstKey + " has " + found + ", written was "
          + written.get(index) + ", in doubt " + inDoubt.get(index));
    }
  }

  private long read(Key key) {
    return table.get(Get.of(key).select("v")).map(row -> row.getLong("v")).orElse(NEVER);
  }

  /** Reads everything again. */
  void verify() {
    for (int i = 0; i < written.size(); i++) {
      check(i);
    }
    long counted = Math.max(0, read(counter()));
    if (counted < increments || counted > increments + incrementsInDoubt) {
      faults.add("counted " + counted + " of " + increments + " increments and " + incrementsInDoubt
          + " in doubt");
    }
  }

  /** Answers that cannot be; empty for none. */
  List<String> faults() {
    return faults;
  }

  /** Of the longest call. */
  long longestMillis() {
    return TimeUnit.NANOSECONDS.toMillis(longestNanos);
  }

  /** Writes of which it is not known whether they were applied. */
  long inDoubt() {
    return incrementsInDoubt + written.size() - 1;
  }
}
