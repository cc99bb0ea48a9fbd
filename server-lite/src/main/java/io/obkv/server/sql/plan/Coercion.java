// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings the alternatives of an expression into one type, where one of them is text. Stateless. */
final class Coercion {
  private static final Set<String> CHOICES = Set.of("if", "case", "coalesce", "ifnull", "nvl");

  private Coercion() {}

  /** The expression, its columns bound, with numbers beside text as text. */
  static Node coerced(Node node, ResultTypes.Columns columns) {
    return node.rewrite(part -> part instanceof Node.Call call && CHOICES.contains(call.name())
        ? choice(call, columns)
        : part);
  }

  private static Node choice(Node.Call call, ResultTypes.Columns columns) {
    List<Integer> branches = branches(call);
    ColumnType common = branches.stream()
        .map(i -> ResultTypes.of(call.arguments().get(i), columns))
        .reduce(ResultTypes::common)
        .orElseThrow();
    if (!common.type().isBytes()) {
      return call;
    }
    List<Node> arguments = new ArrayList<>(call.arguments());
    for (int branch : branches) {
      Node argument = arguments.get(branch);
      boolean fits = ResultTypes.of(argument, columns).type().isBytes()
          || argument instanceof Node.Literal literal && literal.value().isNull();
      if (!fits) {
        arguments.set(branch, new Node.Cast(argument, ResultTypes.TEXT));
      }
    }
    return new Node.Call(call.name(), arguments);
  }

  /** The positions of the arguments that may become the result. */
  static List<Integer> branches(Node.Call call) {
    List<Integer> branches = new ArrayList<>();
    int last = call.arguments().size() - 1;
    boolean conditions = call.name().equals("if") || call.name().equals("case");
    for (int i = 0; i <= last; i++) {
      if (!conditions || i % 2 == 1 || i == last) {
        branches.add(i);
      }
    }
    return branches;
  }
}
