// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.Condition;
import io.obkv.hbase.adapter.ConditionalWrites.Test;
import io.obkv.hbase.adapter.RowWrites;
import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.scan.Scanners;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.io.TimeRange;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Checks by reading first: what was read is made the condition of the write, so that nothing is written
 * when another came between; then it is read again. Safe where all that the outcome depends on is the
 * newest version of one column, which a server can compare.
 */
final class ColumnChecks {
  private static final int MOST_ATTEMPTS = 100;

  private final HBaseCluster cluster;
  private final Scanners scanners;

  /** Writes if a condition holds. */
  interface Guard {
    CompletableFuture<Boolean> write(
        HTableSchema table, Condition condition, Test test, RowWrites writes, CallTimes times);
  }

  private final Guard guard;
  private final CellChecks cells;

  ColumnChecks(HBaseCluster cluster, Scanners scanners, CellChecks cells, Guard guard) {
    this.cluster = cluster;
    this.scanners = scanners;
    this.cells = cells;
    this.guard = guard;
  }

  /** Runs a check that one column decides; empty of another. */
  Optional<CompletableFuture<CheckOutcome>> run(
      HTableSchema table, Check check, List<Mutation> mutations, CallTimes times) {
    return CheckedColumn.of(check)
        .map(column -> attempt(table, column, mutations, times, times.deadlineNanos(), 1));
  }

  /** Whether a check of a column holds now; nothing keeps it so. */
  CompletableFuture<Boolean> holds(HTableSchema table, Check check, CallTimes times) {
    CheckedColumn column = CheckedColumn.of(check).orElseThrow();
    return read(table, column, times).thenCompose(result -> {
      try {
        return CompletableFuture.completedFuture(
            column.holds(result.isEmpty() ? null : result.rawCells()[0]));
      } catch (IOException e) {
        return CompletableFuture.failedFuture(e);
      }
    });
  }

  private CompletableFuture<CheckOutcome> attempt(
      HTableSchema table,
      CheckedColumn column,
      List<Mutation> mutations,
      CallTimes times,
      long deadline,
      int attempt) {
    return read(table, column, times.until(deadline)).thenCompose(result -> {
      Cell newest = result.isEmpty() ? null : result.rawCells()[0];
      if (newest == null && column.needsRowIfMissing()) {
        // Nothing can be written whose condition is that a column is missing and another is there.
        return cells.run(table, column.check(), List.of(), null, times.until(deadline));
      }
      GuardedWrites guarded;
      try {
        if (!column.holds(newest)) {
          return CompletableFuture.completedFuture(new CheckOutcome(false, null));
        }
        guarded = new GuardedWrites(column, newest, table, cluster.now());
        for (Mutation mutation : mutations) {
          guarded.add(mutation);
        }
      } catch (IOException e) {
        return CompletableFuture.failedFuture(e);
      }
      return write(table, column, newest, guarded, times.until(deadline)).thenCompose(written -> {
        if (written) {
          return CompletableFuture.completedFuture(outcome(guarded));
        }
        return attempt >= MOST_ATTEMPTS
            ? CompletableFuture.failedFuture(contended(column))
            : attempt(table, column, mutations, times, deadline, attempt + 1);
      });
    });
  }

  private static CheckOutcome outcome(GuardedWrites guarded) {
    return new CheckOutcome(
        true, guarded.added().isEmpty() ? null : Result.create(guarded.added()));
  }

  private static IOException contended(CheckedColumn column) {
    return new IOException("the checked column of row "
        + Bytes.toStringBinary(column.check().row())
        + " was changed by others each time it had been read, " + MOST_ATTEMPTS + " times");
  }

  private CompletableFuture<Result> read(
      HTableSchema table, CheckedColumn column, CallTimes times) {
    Get get = new Get(column.check().row()).addColumn(column.family(), column.qualifier());
    return read(table, get, column.check().timeRange(), times);
  }

  private CompletableFuture<Result> read(
      HTableSchema table, Get get, TimeRange range, CallTimes times) {
    try {
      if (range != null && !range.isAllTime()) {
        get.setTimeRange(range.getMin(), range.getMax());
      }
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
    return scanners.get(table.name(), get, times);
  }

  /** Writes if the column is still what was read. */
  private CompletableFuture<Boolean> write(
      HTableSchema table,
      CheckedColumn column,
      Cell newest,
      GuardedWrites guarded,
      CallTimes times) {
    Condition unchanged = new Condition(
        column.check().row(),
        column.family(),
        column.qualifier(),
        CompareOperator.EQUAL,
        newest == null ? null : CellUtil.cloneValue(newest),
        column.check().timeRange());
    return guard.write(
        table,
        unchanged,
        newest == null ? Test.ABSENCE : Test.COMPARISON,
        new RowWrites(column.check().row(), guarded.writes()),
        times);
  }
}
