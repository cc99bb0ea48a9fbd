// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.expression.EvaluationContext;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * The one present of a request. It is taken when it is first asked for, which is behind the locks: so what a
 * row is given later also has a later time. For one thread at a time.
 */
final class RequestClock {
  private final Clock clock;
  private long millis = -1;

  RequestClock(Clock clock) {
    this.clock = clock;
  }

  /** Milliseconds since the epoch. */
  long millis() {
    if (millis < 0) {
      millis = clock.millis();
    }
    return millis;
  }

  EvaluationContext evaluation() {
    return EvaluationContext.at(TimeUnit.MILLISECONDS.toMicros(millis()));
  }
}
