// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.virtual;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.value.Value;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One reading of a virtual table. Immutable.
 *
 * @param table which
 * @param state the catalog when the statement began
 * @param session who asks
 * @param context the statement's time and zone
 * @param equal by the name of a column in lower case: the only values that are wanted, because the
 *     statement compares the column with constants
 * @param viewColumns what gives the columns of a view; none for a view that has become invalid
 */
public record VirtualRequest(
    VirtualTable.Definition table,
    CatalogState state,
    SqlSession session,
    EvaluationContext context,
    Map<String, List<Value>> equal,
    Function<ViewSchema, List<ResultColumn>> viewColumns) {
  public VirtualRequest {
    requireNonNull(table, "table");
    requireNonNull(state, "state");
    requireNonNull(session, "session");
    requireNonNull(context, "context");
    equal = Map.copyOf(equal);
    requireNonNull(viewColumns, "viewColumns");
  }

  /** A row to fill. */
  public VirtualRow row() {
    return new VirtualRow(table);
  }

  /** The texts that a column is wanted to have; empty when any will do. */
  public Optional<Set<String>> texts(String column) {
    return Optional.ofNullable(equal.get(column)).map(values -> {
      Set<String> texts = new LinkedHashSet<>();
      values.stream()
          .filter(value -> !value.isNull())
          .forEach(value -> texts.add(ValueText.of(value, context.zone())));
      return texts;
    });
  }

  /** The only text that a column is wanted to have. */
  public Optional<String> text(String column) {
    return texts(column)
        .filter(texts -> texts.size() == 1)
        .map(texts -> texts.iterator().next());
  }

  /** The whole numbers that a column is wanted to have; empty when any will do. */
  public Optional<Set<Long>> numbers(String column) {
    return texts(column).map(texts -> {
      Set<Long> numbers = new LinkedHashSet<>();
      texts.stream()
          .filter(text -> text.matches("-?\\d{1,19}"))
          .map(BigInteger::new)
          .filter(number -> number.bitLength() < Long.SIZE)
          .forEach(number -> numbers.add(number.longValue()));
      return numbers;
    });
  }

  /** True when the column may have the text, in any case. */
  public boolean wantsAnyCase(String column, String text) {
    return texts(column)
        .map(texts -> texts.stream().anyMatch(text::equalsIgnoreCase))
        .orElse(true);
  }

  /** True when the column may have the text: names compare as they are written. */
  public boolean wants(String column, String text) {
    return texts(column).map(texts -> texts.contains(text)).orElse(true);
  }

  /** True when the column may have the number. */
  public boolean wants(String column, long number) {
    return numbers(column).map(numbers -> numbers.contains(number)).orElse(true);
  }
}
