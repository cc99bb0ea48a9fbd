// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.admin;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.SystemVariables;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be assigned to a system variable, in the form of SHOW VARIABLES. Stateless. */
final class VariableText {
  private static final Set<String> ON = Set.of("1", "on", "true");
  private static final Set<String> OFF = Set.of("0", "off", "false");

  private static final List<String> MODES = List.of(
      "REAL_AS_FLOAT",
      "PIPES_AS_CONCAT",
      "ANSI_QUOTES",
      "IGNORE_SPACE",
      "ONLY_FULL_GROUP_BY",
      "NO_AUTO_VALUE_ON_ZERO",
      "NO_BACKSLASH_ESCAPES",
      "STRICT_TRANS_TABLES",
      "STRICT_ALL_TABLES",
      "NO_ZERO_IN_DATE",
      "NO_ZERO_DATE",
      "ALLOW_INVALID_DATES",
      "ERROR_FOR_DIVISION_BY_ZERO",
      "NO_AUTO_CREATE_USER",
      "HIGH_NOT_PRECEDENCE",
      "NO_ENGINE_SUBSTITUTION",
      "PAD_CHAR_TO_FULL_LENGTH");

  private VariableText() {}

  /** The value as it is kept: ON and OFF for switches; 1231 or 1232 for what does not fit. */
  static String checked(String name, String text) {
    String original = SystemVariables.DEFAULTS.get(name);
    if (original.equals("ON") || original.equals("OFF")) {
      return onOrOff(name, text);
    }
    if (original.matches("-?\\d+") && !text.matches("-?\\d+")) {
      throw SqlErrors.of(
          -5180, 1232, "42000", "Incorrect argument type to variable '" + name + "'");
    }
    if (name.equals("time_zone") && !text.matches("[+-]\\d{1,2}:\\d{2}|SYSTEM")) {
      throw SqlErrors.of(-5155, 1298, "HY000", "Unknown or incorrect time zone: '" + text + "'");
    }
    if (name.equals("binlog_row_image")) {
      return rowImage(name, text);
    }
    return name.equals("sql_mode") ? inOrder(text) : text;
  }

  /** The modes in the engine's order, however they were written; unknown ones behind them. */
  private static String inOrder(String modes) {
    return Arrays.stream(modes.split(",", -1))
        .sorted(Comparator.comparingInt(VariableText::place))
        .collect(Collectors.joining(","));
  }

  private static int place(String mode) {
    int place = MODES.indexOf(mode.trim().toUpperCase(Locale.ROOT));
    return place < 0 ? MODES.size() : place;
  }

  private static String onOrOff(String name, String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (ON.contains(word)) {
      return "ON";
    }
    if (OFF.contains(word)) {
      return "OFF";
    }
    throw wrongValue(name, text);
  }

  private static String rowImage(String name, String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "MINIMAL", "0" -> "MINIMAL";
      case "NOBLOB", "1" -> "NOBLOB";
      case "FULL", "2" -> "FULL";
      default -> throw wrongValue(name, text);
    };
  }

  private static SqlException wrongValue(String name, String text) {
    return SqlErrors.of(
        -5145,
        1231,
        "42000",
        "Variable '" + name + "' can't be set to the value of '" + text + "'");
  }
}
