// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.table.operation.Append;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.InsertOrUpdate;
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
                  .anyMatch(operation ->
                      accumulates(operation) && hasForeignKey(difference.design(), operation))),
      new KnownDifference(
          "the engine fails on aggregates with a filter on a key column, or over several columns",
          difference -> difference.real().equals("error -4016")
              && difference.last() instanceof Step.Summary summary
              && hasFilter(summary.aggregate().query())),
      new KnownDifference(
          "the engine fails on an increment of a column that a stored generated column reads",
          difference -> difference.real().equals("error -10511")
              && difference.design().hasStoredGeneratedColumn()
              && increments(difference.last())),
      new KnownDifference(
          "the engine's extremes of long text begin with its inner header",
          difference -> difference.last() instanceof Step.Summary summary
              && summary.aggregate().aggregations().stream()
                  .anyMatch(one -> isLongText(difference.design(), one.column()))),
      new KnownDifference(
          "the engine labels columns wrongly in a batch that gets a whole row beside named columns"
              + " or twice",
          difference -> difference.last() instanceof Step.Many many
              && gets(many, true)
              && (gets(many, false) || difference.real().equals("ProtocolException"))),
      new KnownDifference(
          "with binlog_row_image MINIMAL the engine overwrites a row without a look at its key's"
              + " spelling, where all columns are written",
          difference -> difference.lite().equals("error -5040")
              && operations(difference.last()).stream()
                  .anyMatch(operation -> writesAll(difference.design(), operation))),
      new KnownDifference(
          "the engine refuses increments and appends of JSON for the value's type or text first",
          difference -> difference.lite().equals("error -4007")
              && List.of("error -10511", "error -5411", "error -5412").contains(difference.real())
              && accumulatesIn(difference, ColumnKind.JSON)),
      new KnownDifference(
          "the engine returns what was appended to BINARY without the padding that it stores",
          difference ->
              difference.lite().contains("0000") && accumulatesIn(difference, ColumnKind.BINARY)));

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

  private static boolean accumulatesIn(Difference difference, ColumnKind kind) {
    List<Property> columns = difference.last() instanceof Step.Conditional conditional
        ? conditional.mutation().columns()
        : operations(difference.last()).stream()
            .filter(KnownDifference::accumulates)
            .flatMap(operation -> ((Mutation) operation).columns().stream())
            .toList();
    return columns.stream().anyMatch(column -> difference.design().hasColumn(column.name(), kind));
  }

  private static boolean increments(Step step) {
    return step instanceof Step.Conditional conditional
        ? conditional.mutation().type() == OperationType.INCREMENT
        : operations(step).stream().anyMatch(Increment.class::isInstance);
  }

  private static boolean isLongText(Design design, String column) {
    return ColumnKind.LONG_TEXTS.stream().anyMatch(kind -> design.hasColumn(column, kind));
  }

  private static boolean gets(Step.Many batch, boolean wholeRows) {
    return batch.operations().stream()
        .anyMatch(
            operation -> operation instanceof Get get && get.columns().isEmpty() == wholeRows);
  }

  private static boolean writesAll(Design design, RowOperation operation) {
    InsertOrUpdate write = operation instanceof CheckAndInsertOrUpdate check
        ? check.write()
        : operation instanceof InsertOrUpdate plain ? plain : null;
    return write != null && write.columns().size() == design.columns().size();
  }

  private static boolean hasFilter(Query query) {
    return query.filter() != null;
  }
}
