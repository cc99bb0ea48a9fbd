// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.error.ServerException;
import io.obkv.hbase.adapter.CellWrite;
import io.obkv.hbase.adapter.LogStreamWrites;
import io.obkv.hbase.adapter.LogStreamWrites.TabletWrites;
import io.obkv.hbase.adapter.RowWrites;
import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.Database;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.RowLocator;
import io.obkv.hbase.error.HBaseErrors;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.execution.LayoutChangedException;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;

/**
 * Sends changes of rows as batches by log stream. The changes of one row are one transaction; rows that
 * are sent together succeed or fail one by one: when a server refuses a batch they are sent singly.
 */
final class RowWriter {
  private static final int MOST_DIVISIONS = 5;
  private static final int MOST_CELLS = 2_000;
  private static final long MOST_BYTES = 2L << 20;

  /** One row on its way, which is the future of its outcome. */
  private static final class Pending extends CompletableFuture<Void> {
    private final RowWrites row;

    Pending(RowWrites row) {
      this.row = row;
    }
  }

  /** Rows that one request names one table for. */
  private record Target(String table, boolean group, String routedBy) {}

  /** Reads the time of a column's newest version; empty for none. */
  interface NewestTime {
    CompletableFuture<OptionalLong> of(
        TableName table, byte[] row, CellWrite column, CallTimes times);
  }

  private final HBaseCluster cluster;
  private final FamilyCheck families;
  private final NewestTime newest;

  RowWriter(HBaseCluster cluster, FamilyCheck families, NewestTime newest) {
    this.cluster = cluster;
    this.families = families;
    this.newest = newest;
  }

  /** Writes one row, all or nothing. */
  CompletableFuture<Void> write(HTableSchema table, RowWrites row, CallTimes times) {
    return write(table, List.of(row), times).get(0);
  }

  /**
   * Writes rows, each all or nothing.
   *
   * @return a future for each row, which fails with HBase's exceptions
   */
  List<CompletableFuture<Void>> write(HTableSchema table, List<RowWrites> rows, CallTimes times) {
    List<CompletableFuture<Void>> all = new ArrayList<>(rows.size());
    Map<Target, List<Pending>> byTarget = new LinkedHashMap<>(2);
    long deadline = times.deadlineNanos();
    for (RowWrites row : rows) {
      Pending pending = new Pending(row);
      all.add(pending);
      List<RowWrites> parts = row.parts();
      if (row.cells().isEmpty()) {
        pending.complete(null);
      } else if (parts.size() > 1) {
        Futures.forward(inTurn(table, parts, times, deadline), pending);
      } else {
        byTarget.computeIfAbsent(target(table, row), t -> new ArrayList<>()).add(pending);
      }
    }
    byTarget.forEach((target, pending) ->
        new Division(table, target, times, deadline, LeftVersions.FIRST).begin(pending, 1));
    return all;
  }

  /** What no single request can say: one part after the other, not one transaction. */
  private CompletableFuture<Void> inTurn(
      HTableSchema table, List<RowWrites> parts, CallTimes times, long deadline) {
    CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
    for (RowWrites part : parts) {
      done = done.thenCompose(before -> write(table, part, times.until(deadline)));
    }
    return done;
  }

  private static Target target(HTableSchema table, RowWrites row) {
    if (row.isOfOneFamily()) {
      String familyTable = table.familyTable(row.cells().get(0).family());
      return new Target(familyTable, false, familyTable);
    }
    return new Target(
        HTableSchema.groupTable(table.name()),
        true,
        table.familyTable(row.families().first()));
  }

  /** The rows of one target, divided by tablets. */
  private final class Division {
    private final HTableSchema schema;
    private final TableName table;
    private final Target target;
    private final CallTimes times;
    private final long deadlineNanos;
    private final int deletes;

    /**
     * @param deletes how often each delete up to a time is said, see {@link LeftVersions}
     */
    Division(HTableSchema schema, Target target, CallTimes times, long deadlineNanos, int deletes) {
      this.schema = schema;
      this.table = schema.name();
      this.target = target;
      this.times = times;
      this.deadlineNanos = deadlineNanos;
      this.deletes = deletes;
    }

    private CallTimes left() {
      return times.until(deadlineNanos);
    }

    void begin(List<Pending> rows, int divisions) {
      Database database = cluster.knownDatabase(table);
      Optional<TableSchema> schema =
          database == null ? null : database.knownSchema(target.routedBy);
      if (schema == null) {
        beginLater(rows, divisions);
        return;
      }
      try {
        divide(database, schema, rows, divisions);
      } catch (RuntimeException e) {
        failAll(rows, e);
      }
    }

    private void beginLater(List<Pending> rows, int divisions) {
      var unused = cluster
          .database(table)
          .thenCompose(database -> database
              .schema(target.routedBy, left())
              .thenAccept(schema -> divide(database, schema, rows, divisions)))
          .exceptionally(thrown -> {
            failAll(rows, thrown);
            return null;
          });
    }

    private void divide(
        Database database, Optional<TableSchema> schema, List<Pending> rows, int divisions) {
      if (schema.isEmpty()) {
        for (List<Pending> chunk : chunks(rows)) {
          send(
              database,
              chunk,
              List.of(new TabletWrites(0, repeated(chunk))),
              RowLocator.ROUTED_ELSEWHERE,
              () -> failAll(chunk, new LayoutChangedException(target.routedBy)));
        }
        return;
      }
      TableSchema known = schema.get();
      if (!known.isPartitioned()) {
        sendTo(database, known, 0, rows, divisions);
        return;
      }
      Map<Integer, List<Pending>> byTablet = new TreeMap<>();
      for (Pending pending : rows) {
        int[] tablets = RowLocator.tablets(known, pending.row.row());
        if (tablets.length == 1) {
          byTablet.computeIfAbsent(tablets[0], t -> new ArrayList<>()).add(pending);
        } else if (tablets.length == 0) {
          fail(pending, DirectRouter.noPartition());
        } else {
          resolveAndSpread(database, known, pending, divisions);
        }
      }
      byTablet.forEach((tablet, pending) -> sendTo(database, known, tablet, pending, divisions));
    }

    private void sendTo(
        Database database, TableSchema known, int tablet, List<Pending> rows, int divisions) {
      for (List<Pending> chunk : chunks(rows)) {
        send(
            database,
            chunk,
            List.of(new TabletWrites(known.tablets().get(tablet).tabletId(), repeated(chunk))),
            RowLocator.ofTablet(known, tablet),
            () -> again(database, known, chunk, divisions));
      }
    }

    private List<RowWrites> repeated(List<Pending> rows) {
      List<RowWrites> repeated = new ArrayList<>(rows.size());
      for (Pending pending : rows) {
        repeated.add(pending.row.withDeletes(deletes));
      }
      return repeated;
    }

    /** A row whose cells are in several tablets, by their times: each has a newest version of its own. */
    private void resolveAndSpread(
        Database database, TableSchema known, Pending pending, int divisions) {
      CompletableFuture<List<CellWrite>> resolved =
          CompletableFuture.completedFuture(new ArrayList<>());
      for (CellWrite cell : pending.row.cells()) {
        resolved = resolved.thenCombine(resolved(pending.row.row(), cell), (all, some) -> {
          all.addAll(some);
          return all;
        });
      }
      var unused = resolved
          .thenAccept(cells -> sendSpread(
              database, known, pending, new RowWrites(pending.row.row(), cells), divisions))
          .exceptionally(thrown -> {
            fail(pending, thrown);
            return null;
          });
    }

    private CompletableFuture<List<CellWrite>> resolved(byte[] row, CellWrite cell) {
      if (cell.kind() != CellWrite.Kind.DELETE_NEWEST) {
        return CompletableFuture.completedFuture(List.of(cell));
      }
      return newest
          .of(table, row, cell, left())
          .thenApply(time -> time.isEmpty()
              ? List.of()
              : List.of(new CellWrite(
                  CellWrite.Kind.DELETE_VERSION,
                  cell.family(),
                  cell.qualifier(),
                  time.getAsLong(),
                  null,
                  CellWrite.NO_TIME_TO_LIVE)));
    }

    private void sendSpread(
        Database database, TableSchema known, Pending pending, RowWrites row, int divisions) {
      if (row.cells().isEmpty()) {
        pending.complete(null);
        return;
      }
      TabletSpread spread = new TabletSpread(known, cluster.now());
      Map<Integer, RowWrites> parts = spread.divide(row);
      List<TabletWrites> tablets = new ArrayList<>();
      parts.forEach((tablet, part) -> tablets.add(new TabletWrites(
          known.tablets().get(tablet).tabletId(), List.of(part.withDeletes(deletes)))));
      int first = parts.keySet().iterator().next();
      List<Pending> single = List.of(pending);
      send(
          database,
          single,
          tablets,
          RowLocator.ofTablet(known, first),
          () -> again(database, known, single, divisions));
    }

    private void again(Database database, TableSchema known, List<Pending> rows, int divisions) {
      if (divisions >= MOST_DIVISIONS) {
        failAll(rows, new LayoutChangedException(target.routedBy));
        return;
      }
      database
          .access()
          .directRouter()
          .ifPresent(router -> router.forget(target.routedBy, known.tablets()));
      begin(rows, divisions + 1);
    }

    private void send(
        Database database,
        List<Pending> rows,
        List<TabletWrites> tablets,
        Locator locator,
        Runnable divideAgain) {
      LogStreamWrites message =
          new LogStreamWrites(target.table, target.group ? schema::storedName : null, tablets);
      CompletableFuture<LogStreamResult> sent =
          database.batch("write", message, target.routedBy, locator, isRepeatable(rows), left());
      var unused = sent.whenComplete((result, thrown) -> {
        if (thrown == null) {
          written(rows, result);
        } else if (HBaseErrors.unwrapped(thrown) instanceof LayoutChangedException) {
          divideAgain.run();
        } else if (rows.size() > 1 && HBaseErrors.unwrapped(thrown) instanceof ServerException) {
          // Nothing of a refused batch is applied: singly, those that are right succeed.
          rows.forEach(pending -> begin(List.of(pending), 1));
        } else {
          failAll(rows, thrown);
        }
      });
    }

    private boolean isRepeatable(List<Pending> rows) {
      for (Pending pending : rows) {
        if (!pending.row.isRepeatable()) {
          return false;
        }
      }
      return true;
    }

    /** Rows of which versions may be left that a server does not remove at once are sent again. */
    private void written(List<Pending> rows, LogStreamResult result) {
      if (rows.stream().noneMatch(pending -> pending.row.hasDeleteUpTo())) {
        rows.forEach(pending -> pending.complete(null));
        return;
      }
      List<RowWrites> left = LeftVersions.of(schema, writes(rows), deletes, result);
      List<Pending> again = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (left.get(i).cells().isEmpty()) {
          rows.get(i).complete(null);
        } else {
          Pending rest = new Pending(left.get(i));
          Futures.forward(rest, rows.get(i));
          again.add(rest);
        }
      }
      if (!again.isEmpty()) {
        int more = LeftVersions.more(deletes);
        new Division(schema, target, times, deadlineNanos, more).begin(again, 1);
      }
    }

    private void failAll(List<Pending> rows, Throwable thrown) {
      rows.forEach(pending -> fail(pending, thrown));
    }

    private void fail(Pending pending, Throwable thrown) {
      var unused = families
          .<Void>explained(thrown, table, pending.row.families())
          .whenComplete((nothing, explained) ->
              pending.completeExceptionally(HBaseErrors.of(explained, table)));
    }
  }

  private static List<RowWrites> writes(List<Pending> rows) {
    return rows.stream().map(pending -> pending.row).toList();
  }

  /** What one request may hold; a row is never divided. */
  private static List<List<Pending>> chunks(List<Pending> rows) {
    if (rows.size() == 1) {
      return List.of(rows);
    }
    List<List<Pending>> chunks = new ArrayList<>();
    List<Pending> chunk = new ArrayList<>();
    long bytes = 0;
    int cells = 0;
    for (Pending pending : rows) {
      long size = pending.row.size();
      if (!chunk.isEmpty()
          && (bytes + size > MOST_BYTES || cells + pending.row.cells().size() > MOST_CELLS)) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
        bytes = 0;
        cells = 0;
      }
      chunk.add(pending);
      bytes += size;
      cells += pending.row.cells().size();
    }
    if (!chunk.isEmpty()) {
      chunks.add(chunk);
    }
    return chunks;
  }
}
