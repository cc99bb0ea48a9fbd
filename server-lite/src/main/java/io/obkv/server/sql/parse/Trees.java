// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/** Readings of parse trees that every statement needs. Stateless. */
public final class Trees {
  private Trees() {}

  /** The text of the node as it was written, blanks and comments included. */
  public static String source(ParserRuleContext node) {
    return between(node.getStart(), node.getStop());
  }

  /** The text as it was written from the first token to the last. */
  public static String between(Token first, Token last) {
    return first.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
  }

  /** The node's first word, in lower case. */
  public static String firstWord(ParserRuleContext node) {
    return node.getStart().getText().toLowerCase(Locale.ROOT);
  }

  /** An identifier without its back quotes. */
  public static String name(ParserRuleContext node) {
    return unquoted(node.getText());
  }

  /** An identifier without its back quotes. */
  public static String unquoted(String identifier) {
    return identifier.length() >= 2 && identifier.startsWith("`")
        ? identifier.substring(1, identifier.length() - 1)
        : identifier;
  }

  /** A database or table name: without quotes, in lower case as such names are stored. */
  public static String objectName(ParserRuleContext node) {
    return name(node).toLowerCase(Locale.ROOT);
  }

  /** The names of a list, in order, without their quotes. */
  public static List<String> names(OBParser.Name_listContext list) {
    List<String> names = new ArrayList<>();
    OBParser.Name_listContext rest = list;
    while (rest != null) {
      names.add(0, unquoted(rest.NAME_OB().getText()));
      rest = rest.name_list();
    }
    return names;
  }
}
