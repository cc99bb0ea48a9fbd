// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing;

import io.obkv.transport.Scheduler;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Time that passes when the test says so. One thread. */
public final class ManualScheduler implements Scheduler {
  private record Task(long due, long number, Runnable body) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(this::untilDue).thenComparingLong(Task::number));
  private final Random random = new Random(7);
  private long now;
  private long scheduled;

  private long untilDue(Task task) {
    return task.due() - now;
  }

  public ManualScheduler() {
    this(1_000_000_000L);
  }

  /** Time that begins with any number. */
  public ManualScheduler(long now) {
    this.now = now;
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public boolean schedule(Runnable task, long nanos) {
    tasks.add(new Task(now + Math.max(0, nanos), scheduled++, task));
    return true;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  /** Lets time pass, and does what falls due on the way. */
  public void advanceMillis(long millis) {
    long until = now + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!tasks.isEmpty() && tasks.peek().due() - until <= 0) {
      Task task = tasks.remove();
      now += Math.max(0, untilDue(task));
      task.body().run();
    }
    now = until;
  }
}
