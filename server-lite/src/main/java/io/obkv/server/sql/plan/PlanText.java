// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import java.util.ArrayList;
import java.util.List;

/** A plan as a table of its operators, followed by their details. For one plan. */
final class PlanText {
  private static final String RULE = "-------------------------------------";

  private final List<Line> lines = new ArrayList<>();

  /** One operator with the branches in front of it. */
  private record Line(String operator, PlanStep step) {}

  List<String> print(PlanStep plan) {
    add(plan, "", "", "");
    int operators = width("OPERATOR", lines.stream().map(Line::operator).toList());
    int names = width("NAME", lines.stream().map(line -> line.step.name()).toList());
    int ids = Math.max(2, Integer.toString(lines.size() - 1).length());
    int width = ids + operators + names + 4;
    List<String> text = new ArrayList<>();
    text.add("=".repeat(width));
    text.add(row(padded("ID", ids), padded("OPERATOR", operators), padded("NAME", names)));
    text.add("-".repeat(width));
    for (int i = 0; i < lines.size(); i++) {
      text.add(row(
          padded(Integer.toString(i), ids),
          padded(lines.get(i).operator, operators),
          padded(lines.get(i).step.name(), names)));
    }
    text.add("=".repeat(width));
    addDetails(text);
    return text;
  }

  private void add(PlanStep step, String indent, String branch, String below) {
    lines.add(new Line(indent + branch + step.operator(), step));
    String deeper = indent + below;
    for (int i = 0; i < step.inputs().size(); i++) {
      boolean last = i + 1 == step.inputs().size();
      add(step.inputs().get(i), deeper, last ? "└─" : "├─", last ? "  " : "│ ");
    }
  }

  private static int width(String title, List<String> cells) {
    return cells.stream().mapToInt(String::length).reduce(title.length(), Math::max);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String row(String id, String operator, String name) {
    return "|" + id + "|" + operator + "|" + name + "|";
  }

  private void addDetails(List<String> text) {
    text.add("Filters & ranges:");
    text.add(RULE);
    for (int i = 0; i < lines.size(); i++) {
      String filter = lines.get(i).step.details().getOrDefault("filter", "nil");
      text.add("  " + i + " - filter(" + filter + ")");
      lines.get(i).step.details().forEach((name, value) -> {
        if (!name.equals("filter")) {
          text.add("      " + detail(name, value));
        }
      });
    }
  }

  private static String detail(String name, String value) {
    return name.startsWith("is_") ? name + "=" + value : name + "(" + value + ")";
  }
}
