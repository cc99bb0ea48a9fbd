// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a syntax tree as a filter text that parses to an equal tree. */
public final class FilterPrinter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private FilterPrinter() {}

  /** The text, with as few parentheses as the tree allows. */
  public static byte[] print(FilterNode node) {
    FilterPrinter printer = new FilterPrinter();
    printer.node(node);
    return printer.out.toByteArray();
  }

  private void node(FilterNode node) {
    if (node instanceof FilterNode.Call call) {
      call(call);
    } else if (node instanceof FilterNode.Junction junction) {
      junction(junction);
    } else if (node instanceof FilterNode.Prefixed prefixed) {
      ascii(prefixed.prefix() + " ");
      nested(prefixed.filter(), !(prefixed.filter() instanceof FilterNode.Call));
    }
  }

  private void junction(FilterNode.Junction junction) {
    String separator = "";
    for (FilterNode member : junction.members()) {
      ascii(separator);
      separator = junction.connective().text();
      nested(
          member,
          member instanceof FilterNode.Junction inner
              && inner.connective().compareTo(junction.connective()) <= 0);
    }
  }

  private void nested(FilterNode node, boolean parentheses) {
    ascii(parentheses ? "(" : "");
    node(node);
    ascii(parentheses ? ")" : "");
  }

  private void call(FilterNode.Call call) {
    ascii(call.name() + "(");
    List<FilterArgument> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      ascii(i == 0 ? "" : ", ");
      argument(arguments.get(i));
    }
    ascii(")");
  }

  private void argument(FilterArgument argument) {
    if (argument instanceof FilterArgument.Text text) {
      out.write('\'');
      for (byte b : text.bytes()) {
        out.write(b);
        if (b == '\'') {
          out.write(b);
        }
      }
      out.write('\'');
    } else if (argument instanceof FilterArgument.Int number) {
      ascii(Long.toString(number.value()));
    } else if (argument instanceof FilterArgument.Bool bool) {
      ascii(Boolean.toString(bool.value()));
    } else if (argument instanceof FilterArgument.Operator operator) {
      ascii(operator.op().token());
    }
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
