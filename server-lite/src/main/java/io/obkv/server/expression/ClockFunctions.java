// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.ZoneOffset;

/** NOW and its kind: the moment when the statement began. */
final class ClockFunctions {
  private static final long MICROS = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS;

  private ClockFunctions() {}

  static void addTo(Functions functions) {
    functions.addStrict("now", 0, 1, ClockFunctions::now);
    functions.addStrict("sysdate", 0, 1, ClockFunctions::now);
    functions.addStrict("curtime", 0, 1, (a, c) -> time(now(a, c)));
    functions.addStrict("curdate", 0, 0, (a, c) -> date(now(a, c)));
    functions.addStrict("utc_timestamp", 0, 1, (a, c) -> now(a, inUtc(c)));
    functions.addStrict("utc_time", 0, 1, (a, c) -> time(now(a, inUtc(c))));
    functions.addStrict("utc_date", 0, 0, (a, c) -> date(now(a, inUtc(c))));
  }

  private static EvaluationContext inUtc(EvaluationContext context) {
    return new EvaluationContext(context.nowMicros(), ZoneOffset.UTC);
  }

  private static Value now(Value[] digits, EvaluationContext context) {
    int fraction = digits.length == 0
        ? 0
        : (int) Math.max(0, Math.min(Temporals.MAX_FRACTION, digits[0].bits()));
    long local = context.nowMicros() + context.zone().getTotalSeconds() * MICROS;
    return Temporals.of(ValueType.DATETIME, Temporals.truncate(local, fraction), fraction);
  }

  private static Value date(Value now) {
    return Temporals.date(Temporals.local(now.bits()).toLocalDate());
  }

  private static Value time(Value now) {
    return Temporals.of(ValueType.TIME, Math.floorMod(now.bits(), MICROS_PER_DAY), now.scale());
  }
}
