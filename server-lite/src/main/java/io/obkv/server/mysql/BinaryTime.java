// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.mysql.PayloadReader;
import io.obkv.protocol.mysql.PayloadWriter;
import io.obkv.server.expression.TemporalParts;
import io.obkv.value.Value;
import java.time.ZoneOffset;

/**
 * Dates and times in the binary form: a length, then as many fields as are needed to name what is not
 * zero. Stateless.
 */
final class BinaryTime {
  private static final int DATE_LENGTH = 4;
  private static final int SECONDS_LENGTH = 7;
  private static final int MICROS_LENGTH = 11;
  private static final int TIME_LENGTH = 8;
  private static final int TIME_MICROS_LENGTH = 12;
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final int SECONDS_PER_DAY = 86_400;

  private BinaryTime() {}

  /** Writes a DATE, DATETIME or TIMESTAMP, the last in the zone. */
  static void writeDateTime(Value value, ZoneOffset zone, PayloadWriter out) {
    TemporalParts parts = TemporalParts.of(value, zone);
    if (parts.isZero()) {
      out.int1(0);
      return;
    }
    boolean midnight = parts.hour() == 0 && parts.minute() == 0 && parts.second() == 0;
    int length = parts.micros() != 0 ? MICROS_LENGTH : midnight ? DATE_LENGTH : SECONDS_LENGTH;
    out.int1(length);
    out.int2(parts.year());
    out.int1(parts.month());
    out.int1(parts.day());
    if (length > DATE_LENGTH) {
      out.int1(parts.hour());
      out.int1(parts.minute());
      out.int1(parts.second());
    }
    if (length > SECONDS_LENGTH) {
      out.int4(parts.micros());
    }
  }

  /** Writes a TIME. */
  static void writeTime(Value value, PayloadWriter out) {
    long micros = Math.abs(value.bits());
    if (micros == 0) {
      out.int1(0);
      return;
    }
    long seconds = micros / MICROS_PER_SECOND;
    int fraction = (int) (micros % MICROS_PER_SECOND);
    out.int1(fraction == 0 ? TIME_LENGTH : TIME_MICROS_LENGTH);
    out.int1(value.bits() < 0 ? 1 : 0);
    out.int4((int) (seconds / SECONDS_PER_DAY));
    out.int1((int) (seconds / 3600 % 24));
    out.int1((int) (seconds / 60 % 60));
    out.int1((int) (seconds % 60));
    if (fraction != 0) {
      out.int4(fraction);
    }
  }

  /**
   * Reads a DATE, DATETIME or TIMESTAMP.
   *
   * @throws io.obkv.error.ProtocolException when it has a length that none has
   */
  static TemporalParts readDateTime(PayloadReader in) {
    int length = requireLength(in.int1(), DATE_LENGTH, SECONDS_LENGTH, MICROS_LENGTH);
    if (length == 0) {
      return TemporalParts.ZERO;
    }
    int year = in.int2();
    int month = in.int1();
    int day = in.int1();
    boolean timed = length > DATE_LENGTH;
    int hour = timed ? in.int1() : 0;
    int minute = timed ? in.int1() : 0;
    int second = timed ? in.int1() : 0;
    int micros = length > SECONDS_LENGTH ? (int) in.int4() : 0;
    return new TemporalParts(year, month, day, hour, minute, second, micros);
  }

  /** Reads a TIME, in microseconds. */
  static long readTime(PayloadReader in) {
    int length = requireLength(in.int1(), TIME_LENGTH, TIME_MICROS_LENGTH, TIME_MICROS_LENGTH);
    if (length == 0) {
      return 0;
    }
    boolean negative = in.int1() != 0;
    long seconds = in.int4() * SECONDS_PER_DAY;
    seconds += in.int1() * 3600L;
    seconds += in.int1() * 60L;
    seconds += in.int1();
    long micros = seconds * MICROS_PER_SECOND;
    if (length > TIME_LENGTH) {
      micros += in.int4();
    }
    return negative ? -micros : micros;
  }

  private static int requireLength(int length, int... known) {
    for (int one : known) {
      if (length == one) {
        return length;
      }
    }
    if (length != 0) {
      throw new ProtocolException("a time of " + length + " bytes");
    }
    return 0;
  }
}
