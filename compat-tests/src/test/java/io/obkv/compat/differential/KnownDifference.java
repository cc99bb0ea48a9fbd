// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import io.obkv.protocol.message.Aggregation;
import io.obkv.protocol.message.AggregationType;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Append;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Mutation;
import io.obkv.table.operation.RowOperation;
import io.obkv.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A difference that stays, as listed in {@code docs/compatibility.md}.
 *
 * @param reason why the lite server does not do as the engine does
 * @param shows whether a call and its two answers are of this kind and no other
 */
record KnownDifference(String reason, Predicate<Difference> shows) {
  /** The four bytes of hexadecimal digits that the engine keeps in front of long text. */
  private static final String LONG_TEXT_HEADER = "01840000";

  private static final List<KnownDifference> ALL = List.of(
      new KnownDifference(
          "the engine takes the bytes of a key of another type and stores a row that nobody asked"
              + " for",
          difference -> difference.lite().equals("error -10511")
              && operations(difference.last()).stream()
                  .anyMatch(operation ->
                      accumulates(operation) && hasForeignKey(difference.design(), operation))),
      new KnownDifference(
          "the engine fails on aggregates with a filter on a key column, or of several columns",
          difference -> difference.real().equals("error -4016")
              && difference.last() instanceof Step.Summary summary
              && failsOnTheEngine(difference.design(), summary.aggregate())),
      new KnownDifference(
          "the engine refuses sums and means with -4016 where there is a filter, whatever is wrong",
          difference -> difference.real().equals("error -4016")
              && difference.last() instanceof Step.Summary summary
              && summary.aggregate().query().filter() != null
              && summary.aggregate().aggregations().stream()
                  .anyMatch(one -> adds(one)
                      && (difference.lite().startsWith("error")
                          || !isWhole(difference.design(), one.column())))),
      new KnownDifference(
          "the engine stores an increment that makes a row as it comes, too great for its column",
          difference -> difference.lite().equals("error -4224")
              && operations(difference.last()).stream()
                  .anyMatch(operation -> incrementsByTooMuch(difference.design(), operation))),
      new KnownDifference(
          "the engine fails on an increment of a column that a stored generated column reads",
          difference -> difference.real().equals("error -10511")
              && difference.design().hasStoredGeneratedColumn()
              && increments(difference.last())),
      new KnownDifference(
          "the engine's extremes of long text begin with its inner header, and those of JSON are"
              + " others",
          difference -> difference.last() instanceof Step.Summary summary
              && withoutExtremes(difference.design(), summary.aggregate(), difference.lite())
                  .equals(withoutExtremes(
                      difference.design(), summary.aggregate(), difference.real()))),
      new KnownDifference(
          "the engine labels columns wrongly in a batch that gets a whole row beside named columns",
          difference -> difference.last() instanceof Step.Many many
              && gets(many, true)
              && gets(many, false)
              && withoutLabels(difference.lite()).equals(withoutLabels(difference.real()))),
      new KnownDifference(
          "the engine's answer to a batch that gets a row twice cannot be read at times",
          difference -> difference.last() instanceof Step.Many many
              && difference.real().equals("ProtocolException")
              && answersTwice(many, difference.lite())),
      new KnownDifference(
          "the engine looks for NULL in all rows of puts for one result before it looks for values",
          difference -> difference.lite().equals("error -4227")
              && difference.real().equals("error -4235")
              && difference.last() instanceof Step.Many many
              && many.oneResult()),
      new KnownDifference(
          "the engine looks at what a conditional write does before it compares all rows",
          difference -> difference.lite().equals("error -4007")
              && difference.real().equals("error -10511")
              && difference.last() instanceof Step.Conditional conditional
              && conditional.mutation().query().filter() != null),
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
          difference -> accumulatesIn(difference, ColumnKind.BINARY)
              && withoutPadding(difference.design(), difference.lite())
                  .equals(withoutPadding(difference.design(), difference.real()))));

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

  /** The answer without the inner headers of long text, and without extremes of JSON. */
  private static String withoutExtremes(Design design, Aggregate aggregate, String answer) {
    String clean = answer;
    for (int i = 0; i < aggregate.names().size(); i++) {
      Aggregation one = aggregate.aggregations().get(i);
      if (isExtreme(one) && isLongText(design, one.column())) {
        String start = Pattern.quote(aggregate.names().get(i)) + "=[A-Z]+:";
        String wrong =
            design.hasColumn(one.column(), ColumnKind.JSON) ? "[0-9a-f]*" : LONG_TEXT_HEADER;
        clean = clean.replaceAll("(" + start + ")" + wrong, "$1");
      }
    }
    return clean;
  }

  private static boolean isExtreme(Aggregation aggregation) {
    return aggregation.type() == AggregationType.MIN.number()
        || aggregation.type() == AggregationType.MAX.number();
  }

  private static boolean adds(Aggregation aggregation) {
    return aggregation.type() == AggregationType.SUM.number()
        || aggregation.type() == AggregationType.AVG.number();
  }

  private static boolean incrementsByTooMuch(Design design, RowOperation operation) {
    return operation instanceof Increment increment
        && increment.columns().stream()
            .anyMatch(column -> isWhole(design, column.name())
                && !design.hasColumn(column.name(), ColumnKind.BIGINT));
  }

  private static boolean isWhole(Design design, String column) {
    return ColumnKind.WHOLE_NUMBERS.stream().anyMatch(kind -> design.hasColumn(column, kind));
  }

  private static boolean isLongText(Design design, String column) {
    return ColumnKind.LONG_TEXTS.stream().anyMatch(kind -> design.hasColumn(column, kind));
  }

  /** The answer with the values of each result in an order of their own, without columns' names. */
  private static List<List<String>> withoutLabels(String answer) {
    return Stream.of(answer.split("; "))
        .map(result -> Stream.of(result.split(", "))
            .map(value -> value.substring(value.indexOf('=') + 1).replace("}", ""))
            .sorted()
            .toList())
        .toList();
  }

  /** The answer without the zeros that end values of BINARY columns. */
  private static String withoutPadding(Design design, String answer) {
    String bare = answer;
    for (Column column : design.columns()) {
      if (column.kind() == ColumnKind.BINARY) {
        bare = bare.replaceAll(
            "(" + column.name() + "=[A-Z]+:(?:[0-9a-f]{2})*?)(?:00)+(?=[,}])", "$1");
      }
    }
    return bare;
  }

  private static boolean gets(Step.Many batch, boolean wholeRows) {
    return batch.operations().stream()
        .anyMatch(
            operation -> operation instanceof Get get && get.columns().isEmpty() == wholeRows);
  }

  /** Whether two gets of the same columns found the same row, by whatever spelling of its key. */
  private static boolean answersTwice(Step.Many batch, String answer) {
    String[] results = answer.split("; ", -1);
    Set<String> rows = new HashSet<>();
    for (int i = 0; i < results.length; i++) {
      if (batch.operations().get(i) instanceof Get get
          && results[i].contains("{")
          && !rows.add(get.columns() + results[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean writesAll(Design design, RowOperation operation) {
    InsertOrUpdate write = operation instanceof CheckAndInsertOrUpdate check
        ? check.write()
        : operation instanceof InsertOrUpdate plain ? plain : null;
    return write != null && write.columns().size() == design.columns().size();
  }

  private static boolean failsOnTheEngine(Design design, Aggregate aggregate) {
    Filter filter = aggregate.query().filter();
    return filter != null
        && (aggregate.aggregations().size() > 1
            || design.key().stream()
                .anyMatch(column -> filter.text().contains("'" + column.name() + ":")));
  }
}
