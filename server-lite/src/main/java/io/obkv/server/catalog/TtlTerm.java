// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.util.Locale;

/**
 * One term of a table's TTL: a row has expired when the column's time plus the interval has passed.
 *
 * @param column the TIMESTAMP or DATETIME column, as written in the definition
 * @param amount how many units
 * @param unit the unit
 * @param text the term as written, which SHOW CREATE TABLE repeats
 */
public record TtlTerm(String column, long amount, Unit unit, String text) {
  /** The units of a TTL's interval. */
  public enum Unit {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    MONTH,
    YEAR;

    /** The unit of this name, in any case. */
    public static Unit named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  public TtlTerm {
    requireNonNull(column, "column");
    requireNonNull(unit, "unit");
    requireNonNull(text, "text");
  }

  /** When a row with this time expires. */
  public LocalDateTime expiry(LocalDateTime time) {
    return switch (unit) {
      case SECOND -> time.plusSeconds(amount);
      case MINUTE -> time.plusMinutes(amount);
      case HOUR -> time.plusHours(amount);
      case DAY -> time.plusDays(amount);
      case MONTH -> time.plusMonths(amount);
      case YEAR -> time.plusYears(amount);
    };
  }
}
