// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import java.util.List;

/**
 * The syntax tree of a filter text, whatever the filters in it mean. Immutable. Parentheses are not
 * kept: they are in the shape of the tree.
 */
public sealed interface FilterNode {

  /**
   * How the members of a {@link Junction} are joined, from the loosest to the tightest. The words and
   * the signs mean the same to HBase filters but not to table filters.
   */
  enum Connective {
    OR_WORD(" OR "),
    AND_WORD(" AND "),
    OR_SIGN(" || "),
    AND_SIGN(" && ");

    private final String text;

    Connective(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** What stands before a {@link Prefixed} filter. */
  enum Prefix {
    SKIP,
    WHILE
  }

  /** One filter with its arguments; the name is spelled as in the text. */
  record Call(String name, List<FilterArgument> arguments) implements FilterNode {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** At least two members, joined by one connective. */
  record Junction(Connective connective, List<FilterNode> members) implements FilterNode {
    public Junction {
      members = List.copyOf(members);
      if (members.size() < 2) {
        throw new IllegalArgumentException("a junction has at least two members");
      }
    }
  }

  /** A filter under {@code SKIP} or {@code WHILE}. */
  record Prefixed(Prefix prefix, FilterNode filter) implements FilterNode {}
}
