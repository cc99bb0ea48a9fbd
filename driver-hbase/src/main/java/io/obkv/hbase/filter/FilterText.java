// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.BinaryPrefixComparator;
import org.apache.hadoop.hbase.filter.ByteArrayComparable;

/**
 * Filters in the server's language (5.1 and 5.3 of the protocol notes). Texts are bytes; here each byte is
 * one character of a string.
 */
final class FilterText {
  /** Longer texts cost a server more than they save. */
  private static final int LONGEST = 64 * 1024;

  private FilterText() {}

  /** The bytes to be sent. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Bytes in quotes. */
  static String quoted(byte[] value) {
    return "'" + new String(value, StandardCharsets.ISO_8859_1).replace("'", "''") + "'";
  }

  /** A filter with its arguments; null where one of them is null. */
  static String call(String name, Object... arguments) {
    StringBuilder text = new StringBuilder(name).append('(');
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] == null) {
        return null;
      }
      text.append(i == 0 ? "" : ",").append(arguments[i]);
    }
    return text.append(')').toString();
  }

  /** All of some filters; null for none. */
  static String all(List<String> filters) {
    return joined(filters, " AND ");
  }

  /** One of some filters; null where one of them cannot be said. */
  static String any(List<String> filters) {
    return filters.contains(null) ? null : joined(filters, " OR ");
  }

  private static String joined(List<String> filters, String word) {
    if (filters.isEmpty()) {
      return null;
    }
    String text = filters.size() == 1 ? filters.get(0) : "(" + String.join(word, filters) + ")";
    return text.length() > LONGEST ? null : text;
  }

  /** An operator; null where servers have none with that meaning. */
  static String operator(CompareOperator operator) {
    return switch (operator) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case EQUAL -> "=";
      case NOT_EQUAL -> "!=";
      case GREATER_OR_EQUAL -> ">=";
      case GREATER -> ">";
      case NO_OP -> null;
    };
  }

  /**
   * A comparator; null where servers do not know it (all but these two), or not exactly ({@code
   * substring} ends at a zero byte there).
   */
  static String comparator(ByteArrayComparable comparator) {
    if (comparator == null || comparator.getValue() == null) {
      return null;
    }
    if (comparator.getClass() == BinaryComparator.class) {
      return quotedAs("binary:", comparator.getValue());
    }
    return comparator.getClass() == BinaryPrefixComparator.class
        ? quotedAs("binaryprefix:", comparator.getValue())
        : null;
  }

  private static String quotedAs(String type, byte[] value) {
    return "'" + type + quoted(value).substring(1);
  }
}
