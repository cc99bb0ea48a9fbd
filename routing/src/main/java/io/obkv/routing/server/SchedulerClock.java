// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.server;

import io.obkv.transport.Scheduler;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a scheduler in the form that the circuit breaker takes; it begins with the clock's making. */
final class SchedulerClock extends Clock {
  private final Scheduler scheduler;

  /** The scheduler's numbers may run over, and then only differences of them mean anything. */
  private final long beginNanos;

  SchedulerClock(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.beginNanos = scheduler.nanoTime();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(scheduler.nanoTime() - beginNanos);
  }

  @Override
  public long millis() {
    return instant().toEpochMilli();
  }
}
