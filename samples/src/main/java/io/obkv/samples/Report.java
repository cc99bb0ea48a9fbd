// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells on standard output, or elsewhere, what was done and how long it took. For one thread. */
final class Report {
  private static final int WIDTH = 78;
  private static final int CITIES_SHOWN = 10;

  private final PrintStream out;
  private long lapStart = System.nanoTime();

  Report(PrintStream out) {
    this.out = out;
  }

  /** On standard output in UTF-8, whatever the locale: names of cities need it. */
  static Report toStandardOutput() {
    return new Report(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
  }

  /** A line, with the time since the one before. */
  void done(String format, Object... arguments) {
    long now = System.nanoTime();
    String text = String.format(Locale.ROOT, format, arguments);
    out.println(text + " " + ".".repeat(Math.max(2, WIDTH - text.length())) + " "
        + rounded(now - lapStart));
    lapStart = now;
  }

  /** A line without a time. */
  void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }

  /** An empty line, and a line with the time since the one before. */
  void answered(String format, Object... arguments) {
    out.println();
    done(format, arguments);
  }

  /** A line a city, indented; of many cities the first. */
  void cities(List<City> cities) {
    cities.stream().limit(CITIES_SHOWN).forEach(this::city);
    if (cities.size() > CITIES_SHOWN) {
      line("    and %,d more", cities.size() - CITIES_SHOWN);
    }
  }

  private void city(City city) {
    line(
        "    %-20s %s %,12d  %s",
        city.name(), city.country(), city.population(), city.timeZone());
  }

  private static String rounded(long nanos) {
    long millis = Math.round(nanos / 1e6);
    return millis < 1000
        ? Math.max(1, millis) + " ms"
        : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }
}
