// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A statement's JSON result as text: a table with lines around it, or what a statement did. */
final class ResultTable {
  private ResultTable() {}

  static String of(JsonNode result) {
    return result.has("columns")
        ? table(result)
        : "OK, " + result.get("affectedRows").asLong() + " rows affected\n";
  }

  private static String table(JsonNode result) {
    List<String> names = texts(result.get("columns"));
    List<List<String>> rows = new ArrayList<>();
    result.get("rows").forEach(row -> rows.add(texts(row)));
    if (rows.isEmpty()) {
      return "Empty set\n";
    }
    int[] widths = widths(names, rows);
    StringBuilder text = new StringBuilder();
    line(text, widths);
    row(text, names, widths);
    line(text, widths);
    rows.forEach(row -> row(text, row, widths));
    line(text, widths);
    return text.append(rows.size())
        .append(rows.size() == 1 ? " row\n" : " rows\n")
        .toString();
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>(values.size());
    values.forEach(value -> texts.add(value.isNull() ? "NULL" : value.asText()));
    return texts;
  }

  private static int[] widths(List<String> names, List<List<String>> rows) {
    int[] widths = names.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static void line(StringBuilder text, int[] widths) {
    for (int width : widths) {
      text.append('+').append("-".repeat(width + 2));
    }
    text.append("+\n");
  }

  private static void row(StringBuilder text, List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      text.append("| ").append(cell).append(" ".repeat(widths[i] - cell.length() + 1));
    }
    text.append("|\n");
  }
}
