// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.filter.CellFilters;
import io.obkv.hbase.filter.FilterCopy;
import io.obkv.hbase.scan.Scanners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.io.TimeRange;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Checks by filters of more than one column's newest version. The row is read; that a check fails needs no
 * guard, for it did when it was looked at. Where the filter judges each cell by itself, one that passed is
 * made the condition of the write: as long as its column's newest version has that value the check holds.
 * When another came between, the row is read again. Other filters that hold are refused, for nothing could keep them so until the write.
 */
final class CellChecks {
  private static final int MOST_ATTEMPTS = 100;

  private final Scanners scanners;

  /** Writes if the newest version of a cell's column has its value. */
  interface Guard {
    CompletableFuture<CheckOutcome> write(Cell cell, CallTimes times);
  }

  CellChecks(Scanners scanners) {
    this.scanners = scanners;
  }

  /**
   * Runs a check.
   *
   * @param families that are changed: a cell of one of them guards best
   * @param guard null where nothing may be written though the check holds
   */
  CompletableFuture<CheckOutcome> run(
      HTableSchema table, Check check, Collection<byte[]> families, Guard guard, CallTimes times) {
    return attempt(table, check, families, guard, null, times, times.deadlineNanos(), 1);
  }

  private CompletableFuture<CheckOutcome> attempt(
      HTableSchema table,
      Check check,
      Collection<byte[]> families,
      Guard guard,
      Cell gone,
      CallTimes times,
      long deadline,
      int attempt) {
    return read(table, check, times.until(deadline)).thenCompose(result -> {
      if (result.isEmpty()) {
        return CompletableFuture.completedFuture(new CheckOutcome(false, null));
      }
      if (guard == null || !judgesCellsAlone(check.filter())) {
        return CompletableFuture.failedFuture(refusal(check));
      }
      Cell witness = witness(result, families);
      if (gone != null && CellUtil.equals(witness, gone)) {
        // It is there still, behind a newer version that does not pass.
        return CompletableFuture.failedFuture(refusal(check));
      }
      return guard.write(witness, times.until(deadline)).thenCompose(outcome -> {
        if (outcome.success()) {
          return CompletableFuture.completedFuture(outcome);
        }
        return attempt >= MOST_ATTEMPTS
            ? CompletableFuture.failedFuture(contended(check))
            : attempt(table, check, families, guard, witness, times, deadline, attempt + 1);
      });
    });
  }

  private CompletableFuture<Result> read(HTableSchema table, Check check, CallTimes times) {
    Get get = new Get(check.row()).setFilter(check.filter());
    TimeRange range = check.timeRange();
    try {
      if (range != null && !range.isAllTime()) {
        get.setTimeRange(range.getMin(), range.getMax());
      }
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
    return scanners.get(table.name(), get, times);
  }

  private static boolean judgesCellsAlone(Filter filter) {
    try {
      return CellFilters.judgesCellsAlone(FilterCopy.of(filter));
    } catch (IOException e) {
      // A filter that cannot be copied did not run in the read before, either.
      throw new UncheckedIOException(e);
    }
  }

  private static Cell witness(Result result, Collection<byte[]> families) {
    return Arrays.stream(result.rawCells())
        .filter(cell -> families.stream().anyMatch(family -> CellUtil.matchingFamily(cell, family)))
        .findFirst()
        .orElse(result.rawCells()[0]);
  }

  private static IOException refusal(Check check) {
    return new DoNotRetryIOException("a check by " + check.filter()
        + " that holds is not supported: OceanBase checks one cell, and cannot keep all that this filter"
        + " looks at until the write");
  }

  private static IOException contended(Check check) {
    return new IOException("row " + Bytes.toStringBinary(check.row())
        + " was changed by others each time it had been read, " + MOST_ATTEMPTS + " times");
  }
}
