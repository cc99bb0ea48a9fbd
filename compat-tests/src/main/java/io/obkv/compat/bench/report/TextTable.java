// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Rows as lines, under the names of their columns. */
final class TextTable {
  private static final double NO_FRACTION_FROM = 1000;

  private TextTable() {}

  static String of(List<Row> rows) {
    List<String> columns = List.copyOf(rows.get(0).cells().keySet());
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    for (Row row : rows) {
      lines.add(columns.stream().map(column -> text(row.cells(), column)).toList());
    }
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    lines.forEach(line -> append(table, line, widths));
    return table.toString();
  }

  private static void append(StringBuilder table, List<String> line, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      // Text is on the left, which the first column always is.
      String format = "  %" + (i == 0 ? "-" : "") + widths[i] + "s";
      table.append(String.format(format, line.get(i)));
    }
    table.append('\n');
  }

  private static String text(Map<String, Object> cells, String column) {
    Object value = cells.get(column);
    if (value instanceof Double number) {
      String format = Math.abs(number) < NO_FRACTION_FROM ? "%,.2f" : "%,.0f";
      return String.format(Locale.ROOT, format, number);
    }
    return Objects.toString(value, "-");
  }
}
