// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Values as the message "Duplicate entry '…' for key '…'" prints them: dates and times always with six
 * digits of the second, bytes up to the first zero byte (9.3 of the notes on SQL).
 */
public final class KeyText {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private KeyText() {}

  /** The printed form of one value. */
  public static String of(Value value) {
    if (value.isNull()) {
      return "NULL";
    }
    if (value.type().isBytes()) {
      return untilZero(value.bytes());
    }
    Object java = value.toJava();
    if (java instanceof LocalDateTime time) {
      return DATE_TIME.format(time);
    }
    if (java instanceof java.time.Instant instant) {
      return DATE_TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.ofHours(8)));
    }
    return java instanceof java.math.BigDecimal decimal
        ? decimal.toPlainString()
        : String.valueOf(java);
  }

  /** The printed form of the values of a key, in its order: joined by hyphens. */
  static String joined(Value[] values) {
    return Arrays.stream(values).map(KeyText::of).collect(Collectors.joining("-"));
  }

  private static String untilZero(byte[] bytes) {
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
