// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import io.obkv.error.ProtocolException;
import io.obkv.error.ServerException;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.protocol.message.EncodedResult;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleResult;
import io.obkv.protocol.message.TabletResult;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.MutationResult;
import io.obkv.table.result.Row;
import io.obkv.transport.Answer;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers as results. A failure within an answer is thrown as the {@link ServerException} that it would
 * have been at the answer's head. Pure functions.
 */
public final class RowMapper {
  private RowMapper() {}

  /** The row of a get; empty where there is none. */
  public static Optional<Row> row(Answer<EncodedResult> answer) {
    check(answer.message().status(), answer);
    return row(answer.message());
  }

  /** The result of a write. */
  public static MutationResult mutation(Answer<EncodedResult> answer) {
    check(answer.message().status(), answer);
    return new MutationResult(answer.message().affectedRows(), row(answer.message()));
  }

  private static Optional<Row> row(EncodedResult result) {
    return result.columns().isEmpty()
        ? Optional.empty()
        : Optional.of(new Row(result.columns(), result.values(), 0));
  }

  private static MutationResult mutation(OperationResult result) {
    return new MutationResult(result.affectedRows(), row(result.entity()));
  }

  private static Optional<Row> row(Entity entity) {
    return entity.properties().isEmpty()
        ? Optional.empty()
        : Optional.of(new Row(entity.properties()));
  }

  private static void check(OperationStatus status, Answer<?> answer) {
    if (status.errno() != 0) {
      throw new ServerException(
          status.errno(), status.message(), answer.address(), answer.traceId());
    }
  }

  /** The rows of one page. */
  public static List<Row> rows(EncodedPage page) {
    int columns = page.columns().size();
    int values = page.values().size();
    if (values == 0) {
      return List.of();
    }
    if (columns == 0 || values % columns != 0) {
      throw new ProtocolException(values + " values in rows of " + columns + " columns");
    }
    return Row.all(page.columns(), page.values());
  }

  /** Rows that a conditional write found. */
  public static List<Row> rows(QueryResult found) {
    return rows(new EncodedPage(found.columns(), found.values()));
  }

  /** The results of a legacy batch. */
  public static BatchResult legacyBatch(Answer<io.obkv.protocol.message.BatchResult> answer) {
    List<OperationResult> results = answer.message().results();
    results.forEach(result -> check(result.status(), answer));
    return new BatchResult(results.stream().map(RowMapper::mutation).toList());
  }

  /** The results of a batch by log stream. */
  public static BatchResult logStreamBatch(Answer<LogStreamResult> answer) {
    List<MutationResult> results = new ArrayList<>();
    for (TabletResult tablet : answer.message().tablets()) {
      for (SingleResult result : tablet.results()) {
        check(result.status(), answer);
        results.add(new MutationResult(
            result.affectedRows(), row(result.entity(), answer.message().propertyNames())));
      }
    }
    return new BatchResult(results);
  }

  private static Optional<Row> row(SingleEntity entity, List<String> dictionary) {
    List<Value> values = entity.properties();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = entity.propertyColumns().select(dictionary);
    if (names.size() != values.size()) {
      throw new ProtocolException(values.size() + " values for the columns " + names);
    }
    return Optional.of(new Row(names, values, 0));
  }
}
