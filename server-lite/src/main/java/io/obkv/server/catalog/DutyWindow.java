// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the day in which periodic work may begin, as {@code kv_ttl_duty_duration} says it.
 * Immutable.
 *
 * @param begin seconds since midnight, included
 * @param end seconds since midnight up to 86400, included
 */
public record DutyWindow(int begin, int end) {
  private static final String TIME = "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})";
  private static final Pattern FORM =
      Pattern.compile("\\s*\\[\\s*" + TIME + "\\s*,\\s*" + TIME + "\\s*]\\s*");

  /** Reads {@code [22:00:00, 24:00:00]}; empty when it is not of that form. */
  public static Optional<DutyWindow> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int begin = seconds(parts, 1);
    int end = seconds(parts, 4);
    return begin < 0 || end < 0 ? Optional.empty() : Optional.of(new DutyWindow(begin, end));
  }

  private static int seconds(Matcher parts, int first) {
    int hours = Integer.parseInt(parts.group(first));
    int minutes = Integer.parseInt(parts.group(first + 1));
    int seconds = Integer.parseInt(parts.group(first + 2));
    return hours > 24 || minutes > 60 || seconds > 60 ? -1 : (hours * 60 + minutes) * 60 + seconds;
  }

  /** True at that time of the day; never for a window that ends before it begins. */
  public boolean contains(LocalTime time) {
    int now = time.toSecondOfDay();
    return begin <= now && now <= end;
  }
}
