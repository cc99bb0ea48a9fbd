// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * The words and numbers of a declared type, in their order.
 *
 * @param words in lower case, strings left out
 * @param numbers what stands in the parentheses
 */
record TypeWords(List<String> words, List<Integer> numbers) {
  static TypeWords of(ParserRuleContext type) {
    List<String> words = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    collect(type, words, numbers);
    return new TypeWords(words, numbers);
  }

  String first() {
    return words.get(0);
  }

  boolean is(String word) {
    return first().equals(word);
  }

  boolean has(String word) {
    return words.contains(word);
  }

  int number(int position, int otherwise) {
    return position < numbers.size() ? numbers.get(position) : otherwise;
  }

  private static void collect(ParseTree node, List<String> words, List<Integer> numbers) {
    if (node instanceof TerminalNode leaf) {
      add(leaf.getText(), words, numbers);
    }
    for (int i = 0; i < node.getChildCount(); i++) {
      collect(node.getChild(i), words, numbers);
    }
  }

  private static void add(String text, List<String> words, List<Integer> numbers) {
    if (Character.isDigit(text.charAt(0))) {
      for (String part : text.split("\\.", -1)) {
        // More than nine digits are beyond every limit: the checks behind refuse them.
        numbers.add(part.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(part));
      }
    } else if (Character.isLetter(text.charAt(0))) {
      words.add(text.toLowerCase(Locale.ROOT));
    }
  }
}
