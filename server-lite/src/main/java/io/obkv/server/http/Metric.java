// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import static java.util.Objects.requireNonNull;

import java.util.function.LongSupplier;

/**
 * A number that the endpoint shows under {@code /metrics}.
 *
 * @param name as Prometheus wants it: lower case with underscores, counters end in {@code _total}
 * @param help one line
 * @param kind what the number does over time
 * @param value read at each request; for any thread
 */
public record Metric(String name, String help, Kind kind, LongSupplier value) {
  /** What a metric's number does over time. */
  public enum Kind {
    /** Only grows, from 0 at the start. */
    COUNTER("counter"),
    /** Goes up and down. */
    GAUGE("gauge");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Prometheus' word. */
    public String text() {
      return text;
    }
  }

  public Metric {
    requireNonNull(name, "name");
    requireNonNull(help, "help");
    requireNonNull(kind, "kind");
    requireNonNull(value, "value");
  }

  /** A number that only grows. */
  public static Metric counter(String name, String help, LongSupplier value) {
    return new Metric(name, help, Kind.COUNTER, value);
  }

  /** A number that goes up and down. */
  public static Metric gauge(String name, String help, LongSupplier value) {
    return new Metric(name, help, Kind.GAUGE, value);
  }
}
