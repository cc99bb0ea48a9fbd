// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import static java.util.Objects.requireNonNull;

import io.obkv.protocol.message.Aggregation;
import io.obkv.protocol.message.AggregationType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Computes over the rows of a query: {@code Aggregate.of(Query.all()).count().max("price")}. The answer
 * is a row with the columns {@code count(*)} and {@code max(price)}; over no rows a count is 0 and the
 * others are NULL. While it is being put together, not for several threads at once.
 */
public final class Aggregate {
  private final Query query;
  private final List<Aggregation> aggregations = new ArrayList<>(4);
  private final List<String> names = new ArrayList<>(4);

  private Aggregate(Query query) {
    this.query = requireNonNull(query);
  }

  public static Aggregate of(Query query) {
    return new Aggregate(query);
  }

  /** The number of rows. */
  public Aggregate count() {
    return add(AggregationType.COUNT, "*");
  }

  /** The number of rows in which a column is not NULL. */
  public Aggregate count(String column) {
    return add(AggregationType.COUNT, column);
  }

  public Aggregate max(String column) {
    return add(AggregationType.MAX, column);
  }

  public Aggregate min(String column) {
    return add(AggregationType.MIN, column);
  }

  /** A sum: BIGINT of whole numbers, DOUBLE of floating-point ones. */
  public Aggregate sum(String column) {
    return add(AggregationType.SUM, column);
  }

  /** A mean, DOUBLE. */
  public Aggregate avg(String column) {
    return add(AggregationType.AVG, column);
  }

  private Aggregate add(AggregationType type, String column) {
    aggregations.add(new Aggregation(type.number(), column));
    names.add(type.name().toLowerCase(Locale.ROOT) + "(" + column + ")");
    return this;
  }

  public Query query() {
    return query;
  }

  /** What to compute, in order; not a copy. */
  public List<Aggregation> aggregations() {
    return Collections.unmodifiableList(aggregations);
  }

  /** Names of the results, in order; not a copy. */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }
}
