// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One configuration parameter: what it may be set to. Immutable.
 *
 * @param name in lower case
 * @param kind what its text means
 * @param initial its value until it is set
 * @param range what a number, time or capacity may be; any that can be read when empty
 */
public record SystemParameter(
    String name, Kind kind, String initial, Optional<ParameterRange> range) {
  private static final Set<String> YES = Set.of("true", "t", "yes", "y", "on", "1");
  private static final Set<String> NO = Set.of("false", "f", "no", "n", "off", "0");

  /** What a parameter's text means. */
  public enum Kind {
    BOOL,
    INT,
    DOUBLE,
    TIME,
    CAPACITY,
    /** Text of any other meaning. */
    STRING;

    /** The kind with OceanBase's name of it; texts of a special form count as texts. */
    static Kind named(String name) {
      return switch (name) {
        case "BOOL" -> BOOL;
        case "INT" -> INT;
        case "DOUBLE" -> DOUBLE;
        case "TIME" -> TIME;
        case "CAPACITY" -> CAPACITY;
        default -> STRING;
      };
    }
  }

  public SystemParameter {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(initial, "initial");
    requireNonNull(range, "range");
  }

  /**
   * The text as it is kept: switches as True and False, all else as written.
   *
   * @throws SqlException 4147 when the parameter cannot be that
   */
  public String checked(String text) {
    if (kind == Kind.BOOL) {
      return bool(text.toLowerCase(Locale.ROOT));
    }
    if (kind != Kind.STRING && !range.orElse(ParameterRange.ANY).holds(number(text))) {
      throw SqlErrors.invalidConfig();
    }
    return text;
  }

  private static String bool(String word) {
    if (YES.contains(word)) {
      return "True";
    }
    if (NO.contains(word)) {
      return "False";
    }
    throw SqlErrors.invalidConfig();
  }

  private double number(String text) {
    return ParameterText.number(kind, text).orElseThrow(SqlErrors::invalidConfig);
  }
}
