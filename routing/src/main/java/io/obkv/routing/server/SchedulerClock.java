// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.server;

import io.obkv.transport.Scheduler;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a scheduler in the form that the circuit breaker takes; its beginning means nothing. */
final class SchedulerClock extends Clock {
  private final Scheduler scheduler;

  SchedulerClock(Scheduler scheduler) {
    this.scheduler = scheduler;
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
    return Instant.EPOCH.plusNanos(scheduler.nanoTime());
  }

  @Override
  public long millis() {
    return instant().toEpochMilli();
  }
}
