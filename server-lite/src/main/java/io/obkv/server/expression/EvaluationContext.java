// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import static java.util.Objects.requireNonNull;

import java.time.ZoneOffset;

/**
 * What is the same for all expressions of one statement.
 *
 * @param nowMicros microseconds since the epoch when the statement began
 * @param zone the session's time zone, +08:00 by default as in OceanBase
 */
public record EvaluationContext(long nowMicros, ZoneOffset zone) {
  /** OceanBase's default {@code time_zone}. */
  public static final ZoneOffset DEFAULT_ZONE = ZoneOffset.ofHours(8);

  public EvaluationContext {
    requireNonNull(zone, "zone");
  }

  /** A context in the default zone. */
  public static EvaluationContext at(long nowMicros) {
    return new EvaluationContext(nowMicros, DEFAULT_ZONE);
  }
}
