// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import io.obkv.table.operation.Append;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Mutation;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.RowOperation;
import io.obkv.value.Value;
import java.util.List;
import java.util.function.Predicate;

/**
 * A difference that stays, as listed in {@code docs/compatibility.md}.
 *
 * @param reason why the lite server does not do as the engine does
 * @param shows whether a call and its two answers are of this kind and no other
 */
record KnownDifference(String reason, Predicate<Difference> shows) {
  private static final List<KnownDifference> ALL = List.of(
      new KnownDifference(
          "the engine takes the bytes of a key of another type and stores a row that nobody asked for",
          difference -> difference.lite().equals("error -10511")
              && operations(difference.last()).stream()
                  .anyMatch(operation -> accumulates(operation)
                      && hasForeignKey(difference.design(), operation))),
      new KnownDifference(
          "the engine fails on aggregates with a filter on a key column, or over several columns",
          difference -> difference.real().equals("error -4016")
              && difference.last() instanceof Step.Summary summary
              && hasFilter(summary.aggregate().query())),
      new KnownDifference(
          "the engine fails on an increment of a column that a stored generated column reads",
          difference -> difference.real().equals("error -10511")
              && difference.design().hasStoredGeneratedColumn()
              && operations(difference.last()).stream().anyMatch(Increment.class::isInstance)));

  /** True where a difference is listed. */
  static boolean isOne(Difference difference) {
    return ALL.stream().anyMatch(known -> known.shows.test(difference));
  }

  private static List<RowOperation> operations(Step step) {
    if (step instanceof Step.One one) {
      return List.of(one.operation());
    }
    return step instanceof Step.Many many ? many.operations() : List.of();
  }

  private static boolean accumulates(RowOperation operation) {
    return operation instanceof Increment || operation instanceof Append;
  }

  private static boolean hasForeignKey(Design design, RowOperation operation) {
    List<Value> values = ((Mutation) operation).key().values();
    for (int i = 0; i < values.size() && i < design.key().size(); i++) {
      if (!design.key().get(i).kind().isOf(values.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFilter(Query query) {
    return query.filter() != null;
  }
}
