// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The engine's normal form of an expression, as SHOW CREATE TABLE and the metadata views print it:
 * {@code substr(`K`,1,4)}, {@code (`a` + 1)}, {@code -(`T`)}. What it prints can be parsed again.
 * Stateless.
 */
public final class NodePrinter {
  private static final Set<String> BINARY = Set.of(
      "+", "-", "*", "/", "div", "%", "&", "|", "^", "<<", ">>", "=", "<>", "<", "<=", ">", ">=",
      "<=>", "and", "or", "xor", "regexp");

  private NodePrinter() {}

  /** The normal form. */
  public static String print(Node node) {
    if (node instanceof Node.Literal literal) {
      return literal(literal.value());
    }
    if (node instanceof Node.Column column) {
      return "`" + column.name() + "`";
    }
    if (node instanceof Node.Cast cast) {
      return "cast(" + print(cast.operand()) + " as " + CastTypes.name(cast.target()) + ")";
    }
    if (node instanceof Node.SystemVariable variable) {
      return (variable.global() ? "@@global." : "@@") + variable.name();
    }
    if (node instanceof Node.UserVariable variable) {
      return "@" + variable.name();
    }
    if (node instanceof Node.Subquery subquery) {
      return Trees.source(subquery.query());
    }
    return node instanceof Node.Call call ? call(call) : "*";
  }

  private static String call(Node.Call call) {
    List<String> parts = call.arguments().stream().map(NodePrinter::print).toList();
    if (BINARY.contains(call.name())) {
      return "(" + parts.get(0) + " " + call.name() + " " + parts.get(1) + ")";
    }
    return switch (call.name()) {
      case "neg" -> "-(" + parts.get(0) + ")";
      case "~" -> "~(" + parts.get(0) + ")";
      case "not" -> "(not " + parts.get(0) + ")";
      case "binary" -> "binary " + parts.get(0);
      case "is null", "is not null", "is true", "is false" ->
        "(" + parts.get(0) + " " + call.name() + ")";
      case "in" -> "(" + parts.get(0) + " in (" + joined(parts, 1) + "))";
      case "between" ->
        "(" + parts.get(0) + " between " + parts.get(1) + " and " + parts.get(2) + ")";
      case "like" -> "(" + String.join(" escape ", parts).replaceFirst(" escape ", " like ") + ")";
      case "collate" -> "(" + parts.get(0) + " collate " + word(call, 1) + ")";
      case "convert using" -> "convert(" + parts.get(0) + " using " + word(call, 1) + ")";
      case "date_add", "date_sub" ->
        call.name() + "(" + parts.get(0) + ", interval " + parts.get(1) + " " + word(call, 2) + ")";
      case "extract" -> "extract(" + word(call, 0) + " from " + parts.get(1) + ")";
      case "timestampdiff", "timestampadd" ->
        call.name() + "(" + word(call, 0) + "," + joined(parts, 1) + ")";
      case "trim" -> trim(call, parts);
      case "case" -> cases(parts);
      case "row" -> "(" + joined(parts, 0) + ")";
      default -> function(call.name(), parts);
    };
  }

  private static String function(String name, List<String> parts) {
    return name.endsWith(" distinct")
        ? name.substring(0, name.indexOf(' ')) + "(distinct " + joined(parts, 0) + ")"
        : name + "(" + joined(parts, 0) + ")";
  }

  private static String joined(List<String> parts, int from) {
    return parts.stream().skip(from).collect(Collectors.joining(","));
  }

  private static String word(Node.Call call, int position) {
    return ((Node.Literal) call.arguments().get(position)).value().string();
  }

  private static String trim(Node.Call call, List<String> parts) {
    return parts.size() == 2
        ? word(call, 0).equals("both")
            ? "trim(" + parts.get(1) + ")"
            : "trim(" + word(call, 0) + " from " + parts.get(1) + ")"
        : "trim(" + word(call, 0) + " " + parts.get(1) + " from " + parts.get(2) + ")";
  }

  private static String cases(List<String> parts) {
    StringJoiner all = new StringJoiner(" ", "(case ", " end)");
    int last = parts.size() - 1;
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      all.add("when " + parts.get(i) + " then " + parts.get(i + 1));
    }
    if (parts.size() % 2 == 1) {
      all.add("else " + parts.get(last));
    }
    return all.toString();
  }

  private static String literal(Value value) {
    if (value.isNull()) {
      return "NULL";
    }
    if (value.type().isBytes()) {
      return value.collation() == Collation.BINARY.number()
          ? "0x" + HexFormat.of().formatHex(value.bytes())
          : StringLiterals.quoted(value.string());
    }
    return switch (value.type()) {
      case DATE -> "date'" + ValueText.of(value) + "'";
      case TIME -> "time'" + ValueText.of(value) + "'";
      case DATETIME, TIMESTAMP -> "timestamp'" + ValueText.of(value) + "'";
      case TINYINT -> value.bits() == 0 ? "false" : "true";
      default -> ValueText.of(value);
    };
  }
}
