// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Node;
import io.obkv.server.expression.ValueText;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * GROUP_CONCAT: the texts of a group, in an order, with a separator. Holds the texts until the group
 * is complete.
 */
final class TextAggregate implements Aggregate {
  private static final String DESCENDING = "descending";

  private final String separator;
  private final List<Boolean> descending;
  private final Execution execution;
  private final List<Value[]> rows = new ArrayList<>();

  /**
   * @param call its arguments are the text, the separator, and the terms of the order, each a call of
   *     {@code ascending} or {@code descending}
   */
  TextAggregate(Node.Call call, Execution execution) {
    this.separator = ((Node.Literal) call.arguments().get(1)).value().string();
    this.descending = terms(call).stream()
        .map(term -> ((Node.Call) term).name().equals(DESCENDING))
        .toList();
    this.execution = execution;
  }

  private static List<Node> terms(Node.Call call) {
    return call.arguments().subList(2, call.arguments().size());
  }

  /** What is evaluated for each row: the text, then what it is ordered by. */
  static List<Node> arguments(Node.Call call) {
    List<Node> all = new ArrayList<>(List.of(call.arguments().get(0)));
    terms(call).forEach(term -> all.add(term.children().get(0)));
    return all;
  }

  @Override
  public void add(Value[] values) {
    execution.hold(values);
    rows.add(values);
  }

  private int compare(Value[] left, Value[] right) {
    for (int i = 0; i < descending.size(); i++) {
      int order = Ordering.compareValues(left[i + 1], right[i + 1], execution.context());
      if (order != 0) {
        return descending.get(i) ? -order : order;
      }
    }
    return 0;
  }

  @Override
  public Value result() {
    if (rows.isEmpty()) {
      return Value.NULL;
    }
    rows.sort(this::compare);
    StringBuilder text = new StringBuilder();
    for (Value[] row : rows) {
      if (text.length() > execution.longestGroupText()) {
        break;
      }
      text.append(text.isEmpty() && row == rows.get(0) ? "" : separator)
          .append(ValueText.of(row[0], execution.context().zone()));
    }
    text.setLength((int) Math.min(text.length(), execution.longestGroupText()));
    return Value.ofString(text.toString());
  }
}
