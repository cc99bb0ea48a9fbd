// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of numbers, times and capacities in OceanBase's parameters. Stateless. */
public final class ParameterText {
  private static final Pattern NUMBER = Pattern.compile("\\s*(-?\\d{1,18})\\s*([A-Za-z]*)\\s*");

  /** Microseconds; a time without a unit is in seconds. */
  private static final Map<String, Long> TIMES = Map.of(
      "us", 1L,
      "ms", 1_000L,
      "s", 1_000_000L,
      "", 1_000_000L,
      "m", 60_000_000L,
      "h", 3_600_000_000L,
      "d", 86_400_000_000L);

  /** Bytes; a capacity must say its unit. */
  private static final Map<String, Long> CAPACITIES = Map.ofEntries(
      Map.entry("b", 1L),
      Map.entry("k", 1L << 10),
      Map.entry("kb", 1L << 10),
      Map.entry("m", 1L << 20),
      Map.entry("mb", 1L << 20),
      Map.entry("g", 1L << 30),
      Map.entry("gb", 1L << 30),
      Map.entry("t", 1L << 40),
      Map.entry("tb", 1L << 40),
      Map.entry("p", 1L << 50),
      Map.entry("pb", 1L << 50));

  private ParameterText() {}

  /**
   * A time as {@code 10us}, {@code 5ms}, {@code 60s}, {@code 3m}, {@code 1h}, {@code 7d}.
   *
   * @return microseconds
   * @throws IllegalArgumentException when it is none
   */
  public static long micros(String text) {
    return (long) whole(text, TIMES).orElseThrow(() -> new IllegalArgumentException(text));
  }

  /**
   * A capacity as {@code 10K}, {@code 16MB}, {@code 2G}.
   *
   * @return bytes
   * @throws IllegalArgumentException when it is none
   */
  public static long bytes(String text) {
    return (long) whole(text, CAPACITIES).orElseThrow(() -> new IllegalArgumentException(text));
  }

  /** What the text means in a parameter of the kind; empty when it cannot be one. */
  static OptionalDouble number(SystemParameter.Kind kind, String text) {
    return switch (kind) {
      case TIME -> whole(text, TIMES);
      case CAPACITY -> whole(text, CAPACITIES);
      case INT -> whole(text, Map.of("", 1L));
      case DOUBLE -> fraction(text);
      case BOOL, STRING -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble whole(String text, Map<String, Long> units) {
    Matcher parts = NUMBER.matcher(text);
    if (!parts.matches()) {
      return OptionalDouble.empty();
    }
    Long unit = units.get(parts.group(2).toLowerCase(Locale.ROOT));
    return unit == null
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) Long.parseLong(parts.group(1)) * unit);
  }

  private static OptionalDouble fraction(String text) {
    return text.matches("\\s*-?\\d{1,18}(\\.\\d{1,18})?\\s*")
        ? OptionalDouble.of(Double.parseDouble(text.strip()))
        : OptionalDouble.empty();
  }
}
