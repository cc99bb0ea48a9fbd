// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.server.error.RequestException;
import io.obkv.server.filter.FilterArgument;
import io.obkv.server.filter.FilterNode;
import io.obkv.server.filter.FilterParser;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A filter without its values: names, operators and columns, as OceanBase names them in the texts that
 * its {@code sql_id} is made from. Stateless.
 */
final class FilterPattern {
  private static final String TABLE_FILTER = "TableCompareFilter";

  private FilterPattern() {}

  /** The pattern of a text; empty for an empty one. A text that is no filter is its own pattern. */
  static String of(String filter) {
    if (filter.isEmpty()) {
      return "";
    }
    try {
      return print(FilterParser.parse(filter.getBytes(StandardCharsets.UTF_8)));
    } catch (RequestException noFilter) {
      return filter;
    }
  }

  private static String print(FilterNode node) {
    if (node instanceof FilterNode.Call call) {
      return call(call);
    }
    if (node instanceof FilterNode.Junction junction) {
      return junction(junction);
    }
    FilterNode.Prefixed prefixed = (FilterNode.Prefixed) node;
    String name = prefixed.prefix() == FilterNode.Prefix.SKIP ? "SkipFilter " : "WhileMatchFilter ";
    return name + print(prefixed.filter());
  }

  private static String junction(FilterNode.Junction junction) {
    String name = switch (junction.connective()) {
      case AND_SIGN, AND_WORD -> "ObTableFilterListAnd AND ";
      case OR_SIGN, OR_WORD -> "ObTableFilterListOr OR ";
    };
    return junction.members().stream()
        .map(FilterPattern::print)
        .collect(Collectors.joining(", ", name, ""));
  }

  /** The value of a table filter's last argument begins behind the column's name and a colon. */
  private static String call(FilterNode.Call call) {
    boolean ofTable = call.name().equals(TABLE_FILTER);
    StringBuilder columns = new StringBuilder();
    StringBuilder operators = new StringBuilder();
    for (FilterArgument argument : call.arguments()) {
      if (argument instanceof FilterArgument.Operator operator) {
        operators.append(' ').append(operator.op().name());
      } else if (ofTable && argument instanceof FilterArgument.Text text) {
        columns.append(' ').append(text.string().split(":", 2)[0]);
      }
    }
    return (ofTable ? "Ob" : "") + call.name() + columns + operators;
  }
}
