// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * One thread's calls on rows that nobody else writes, in turn a write, a read and an increment, and what
 * their answers allow to be there. Rows come in groups that are written and read together: where a group
 * has several, by batches. A write in doubt ends the use of its group: it may come late. For one thread at
 * a time.
 */
final class RowWorker {
  private final RowCalls calls;
  private final long firstKey;
  private final int width;
  private final int stride;
  private final long limitNanos;
  private final LongAdder done;
  private final List<Long> written = new ArrayList<>(List.of(RowCalls.NONE));
  private final List<Long> inDoubt = new ArrayList<>(List.of(RowCalls.NONE));
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private long number;
  private long increments;
  private long incrementsInDoubt;
  private long longestNanos;
  private int late;

  /**
   * @param firstKey of the worker's keys; the row of this key is the counter
   * @param width rows of a group
   * @param stride from the first key of a group to that of the next
   * @param limitNanos the time after which a call has gone past its deadline
   * @param done counts calls that succeeded
   */
  RowWorker(RowCalls calls, long firstKey, int width, int stride, long limitNanos, LongAdder done) {
    this.calls = calls;
    this.firstKey = firstKey;
    this.width = width;
    this.stride = stride;
    this.limitNanos = limitNanos;
    this.done = done;
  }

  /** The group in use is the last. */
  private List<Long> group(int index) {
    long first = firstKey + (index + 1L) * stride;
    return LongStream.range(first, first + width).boxed().toList();
  }

  /** Calls once; a failure is taken down. */
  void step() {
    long start = System.nanoTime();
    try {
      switch ((int) (number % 3)) {
        case 0 -> write();
        case 1 -> check(written.size() - 1);
        default -> increment();
      }
      done.increment();
    } catch (Exception e) {
      failures.merge(e.getClass().getSimpleName(), 1, Integer::sum);
      if (!calls.isExpected(e)) {
        faults.add("no dead server explains " + e);
      }
    } finally {
      long nanos = System.nanoTime() - start;
      longestNanos = Math.max(longestNanos, nanos);
      late += nanos > limitNanos ? 1 : 0;
      number++;
    }
  }

  private void write() throws Exception {
    int last = written.size() - 1;
    try {
      calls.write(group(last), number);
      written.set(last, number);
    } catch (Exception e) {
      if (calls.mayBeApplied(e)) {
        inDoubt.set(last, number);
        written.add(RowCalls.NONE);
        inDoubt.add(RowCalls.NONE);
      }
      throw e;
    }
  }

  private void increment() throws Exception {
    try {
      calls.increment(firstKey);
      increments++;
    } catch (Exception e) {
      incrementsInDoubt += calls.mayBeApplied(e) ? 1 : 0;
      throw e;
    }
  }

  private void check(int index) throws Exception {
    List<Long> found = calls.read(group(index));
    for (long value : found) {
      if (value != written.get(index) && (value == RowCalls.NONE || value != inDoubt.get(index))) {
        faults.add("rows " + group(index) + " have " + found + ", written was " + written.get(index)
            + ", in doubt " + inDoubt.get(index));
        return;
      }
    }
  }

  /** Reads everything again. */
  void verify() {
    try {
      for (int i = 0; i < written.size(); i++) {
        check(i);
      }
      long counted = Math.max(0, calls.read(List.of(firstKey)).get(0));
      if (counted < increments || counted > increments + incrementsInDoubt) {
        faults.add("counted " + counted + " of " + increments + " increments and "
            + incrementsInDoubt + " in doubt");
      }
    } catch (Exception e) {
      faults.add("what was written cannot be read: " + e);
    }
  }

  /** Answers that cannot be; empty for none. */
  List<String> faults() {
    return faults;
  }

  /** Calls that failed, by the kind of failure. */
  Map<String, Integer> failures() {
    return failures;
  }

  /** Calls that went past their deadline. */
  int late() {
    return late;
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
