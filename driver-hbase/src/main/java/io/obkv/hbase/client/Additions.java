// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.CellRows;
import io.obkv.hbase.adapter.ConditionalWrites;
import io.obkv.hbase.adapter.ConditionalWrites.Addition;
import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.RowLocator;
import io.obkv.hbase.error.HBaseErrors;
import io.obkv.hbase.scan.Scanners;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.QueryAndMutate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellComparator;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.io.TimeRange;

/**
 * Increments and appends. Those of one family are atomic; servers cannot do several families at once, so
 * these are done one after the other, and a failure leaves those before it done. That a cell is no number
 * is therefore found out before.
 */
final class Additions {
  private final HBaseCluster cluster;
  private final FamilyCheck families;
  private final Scanners scanners;

  Additions(HBaseCluster cluster, FamilyCheck families, Scanners scanners) {
    this.cluster = cluster;
    this.families = families;
    this.scanners = scanners;
  }

  /** The new cells, or an empty result where the mutation does not want them. */
  CompletableFuture<Result> add(TableName table, Increment increment, CallTimes times) {
    long deadline = times.deadlineNanos();
    CompletableFuture<Void> checked = increment.getFamilyCellMap().size() == 1
        ? CompletableFuture.completedFuture(null)
        : requireNumbers(table, increment, times);
    return checked.thenCompose(numbers -> add(
        table,
        increment,
        OperationType.INCREMENT,
        increment.getTimeRange(),
        increment.isReturnResults(),
        times.until(deadline)));
  }

  private CompletableFuture<Void> requireNumbers(
      TableName table, Increment increment, CallTimes times) {
    Get get = new Get(increment.getRow());
    increment
        .getFamilyCellMap()
        .forEach((family, cells) ->
            cells.forEach(cell -> get.addColumn(family, CellUtil.cloneQualifier(cell))));
    TimeRange range = increment.getTimeRange();
    try {
      get.setTimeRange(range.getMin(), range.getMax());
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
    return scanners.get(table, get, times).thenCompose(result -> {
      for (Cell cell : result.rawCells()) {
        if (cell.getValueLength() != Long.BYTES) {
          return CompletableFuture.failedFuture(new DoNotRetryIOException(
              "Field is not a long, it's " + cell.getValueLength() + " bytes wide"));
        }
      }
      return CompletableFuture.completedFuture(null);
    });
  }

  /** As {@link #add(TableName, Increment, CallTimes)}. */
  CompletableFuture<Result> add(TableName table, Append append, CallTimes times) {
    return add(
        table, append, OperationType.APPEND, timeRange(append), append.isReturnResults(), times);
  }

  /** Appends have a time range from hbase-client 2.3 on; none was ever set before. */
  private static TimeRange timeRange(Append append) {
    try {
      return append.getTimeRange();
    } catch (NoSuchMethodError e) {
      return TimeRange.allTime();
    }
  }

  private CompletableFuture<Result> add(
      TableName table,
      Mutation mutation,
      OperationType type,
      TimeRange timeRange,
      boolean returnsResults,
      CallTimes times) {
    long deadline = times.deadlineNanos();
    Map<byte[], List<Cell>> byFamily = mutation.getFamilyCellMap();
    CompletableFuture<List<Cell>> all = families
        .table(table, byFamily.keySet(), times)
        .thenCompose(schema -> inTurn(schema, mutation, type, timeRange, times.until(deadline)));
    CompletableFuture<Result> result = all.thenApply(cells -> {
          if (!returnsResults) {
            return Result.create(new Cell[0]);
          }
          cells.sort(CellComparator.getInstance());
          return Result.create(cells);
        })
        .exceptionallyCompose(thrown -> families.explained(thrown, table, byFamily.keySet()));
    return HBaseErrors.translated(result, table);
  }

  private CompletableFuture<List<Cell>> inTurn(
      HTableSchema table,
      Mutation mutation,
      OperationType type,
      TimeRange timeRange,
      CallTimes times) {
    long deadline = times.deadlineNanos();
    CompletableFuture<List<Cell>> all = CompletableFuture.completedFuture(new ArrayList<>());
    for (Map.Entry<byte[], List<Cell>> family : mutation.getFamilyCellMap().entrySet()) {
      QueryAndMutate message = ConditionalWrites.add(
          type, mutation.getRow(), additions(mutation, family.getValue()), timeRange);
      all = all.thenCompose(cells -> send(
              table, mutation.getRow(), family.getKey(), type, message, times.until(deadline))
          .thenApply(added -> {
            cells.addAll(added);
            return cells;
          }));
    }
    return all;
  }

  private static List<Addition> additions(Mutation mutation, List<Cell> cells) {
    return cells.stream()
        .map(cell -> new Addition(
            CellUtil.cloneQualifier(cell), CellUtil.cloneValue(cell), mutation.getTTL()))
        .toList();
  }

  private CompletableFuture<List<Cell>> send(
      HTableSchema table,
      byte[] row,
      byte[] family,
      OperationType type,
      QueryAndMutate message,
      CallTimes times) {
    String familyTable = table.familyTable(family);
    return cluster
        .database(table.name())
        .thenCompose(database -> database.queryAndMutate(
            type == OperationType.INCREMENT ? "increment" : "append",
            familyTable,
            message,
            database.isRoutedHere() ? RowLocator.ofRow(row) : RowLocator.ROUTED_ELSEWHERE,
            times))
        .thenApply(answer -> CellRows.ofStored(answer.rows(), family));
  }
}
