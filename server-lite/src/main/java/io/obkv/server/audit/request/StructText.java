// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Builds the text of a structure as OceanBase prints them: <code>{id:1, name:"x"}</code>. Quotes within
 * strings are not escaped there either. For one thread.
 */
final class StructText {
  private static final String HIDDEN = "***";

  private final StringBuilder out = new StringBuilder("{");

  /** A field whose value is a number, true, false or a structure. */
  StructText add(String name, Object value) {
    if (out.length() > 1) {
      out.append(", ");
    }
    out.append(name).append(':').append(value);
    return this;
  }

  /** A field that holds a string. */
  StructText quoted(String name, String value) {
    return add(name, quote(value));
  }

  /** A field that is nobody's business. */
  StructText hidden(String name) {
    return add(name, HIDDEN);
  }

  /** A field that holds an id in a structure of its own. */
  StructText id(String name, long value) {
    return add(name, new StructText().add("id", value).end());
  }

  /** A field that holds strings. */
  StructText quoted(String name, List<String> values) {
    return add(name, list(values, StructText::quote));
  }

  /** A field that holds structures. */
  <T> StructText list(String name, List<T> values, Function<T, String> print) {
    return add(name, list(values, print));
  }

  /** The text of the whole. */
  String end() {
    return out + "}";
  }

  static <T> String list(List<T> values, Function<T, String> print) {
    return values.stream().map(print).collect(Collectors.joining(", ", "[", "]"));
  }

  static String quote(String value) {
    return '"' + value + '"';
  }
}
