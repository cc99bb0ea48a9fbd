// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.transport.Scheduler;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Time that passes from task to task, and chance from a seed. One thread. Its beginning may be any number,
 * as that of {@link System#nanoTime()} may be.
 */
final class VirtualTime implements Scheduler {
  private static final int MOST_TASKS = 200_000;

  private record Task(long due, long number, Runnable body) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private final RandomGenerator random;
  private final long origin;
  private long elapsed;
  private long due;
  private long scheduled;

  VirtualTime(long origin, RandomGenerator random) {
    this.origin = origin;
    this.random = random;
  }

  @Override
  public long nanoTime() {
    return origin + elapsed;
  }

  /** When the task that runs was due: earlier than now after a jump of the clock. */
  long dueNanos() {
    return origin + due;
  }

  /** Since the beginning. */
  long elapsedNanos() {
    return elapsed;
  }

  @Override
  public boolean schedule(Runnable task, long nanos) {
    if (scheduled > MOST_TASKS) {
      throw new AssertionError("more than " + MOST_TASKS + " tasks: something runs in circles");
    }
    tasks.add(new Task(elapsed + nanos, scheduled++, task));
    return true;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  /** As {@link #schedule}, in milliseconds since the beginning. */
  void at(long millis, Runnable task) {
    schedule(task, TimeUnit.MILLISECONDS.toNanos(millis) - elapsed);
  }

  /** Does all that falls due within a time from now on. */
  void advance(long millis) {
    runUntilNanos(elapsed + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** The process stands still for a while: what falls due meanwhile is done late. */
  void jump(long millis) {
    elapsed += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Does all that falls due until a time since the beginning. */
  void runUntil(long millis) {
    runUntilNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private void runUntilNanos(long until) {
    while (!tasks.isEmpty() && tasks.peek().due() <= until) {
      Task task = tasks.remove();
      due = task.due();
      elapsed = Math.max(elapsed, due);
      task.body().run();
    }
    elapsed = Math.max(elapsed, until);
    due = elapsed;
  }
}
