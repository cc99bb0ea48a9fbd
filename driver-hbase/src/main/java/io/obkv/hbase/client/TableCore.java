// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.CellWrite;
import io.obkv.hbase.adapter.MutationAdapter;
import io.obkv.hbase.adapter.RowWrites;
import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.error.HBaseErrors;
import io.obkv.hbase.scan.Scanners;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellComparator;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * All operations on tables, asynchronous. Safe for many threads. Futures fail with HBase's exceptions,
 * unwrapped, and are completed on an I/O thread: what depends on them must not block.
 */
public final class TableCore {
  private static final String MAX_CELL_SIZE = "hbase.client.keyvalue.maxsize";
  private static final int DEFAULT_MAX_CELL_SIZE = 10 << 20;

  private final HBaseCluster cluster;
  private final Scanners scanners;
  private final Arguments arguments;
  private final FamilyCheck families;
  private final RowWriter writer;
  private final Additions additions;
  private final Checks checks;

  /**
   * @param cluster stays the caller's
   * @param conf for the limit of a cell's size
   */
  public TableCore(HBaseCluster cluster, Scanners scanners, Configuration conf) {
    this.cluster = cluster;
    this.scanners = scanners;
    this.arguments = new Arguments(conf.getInt(MAX_CELL_SIZE, DEFAULT_MAX_CELL_SIZE));
    this.families = new FamilyCheck(cluster);
    this.writer = new RowWriter(cluster, families, this::newestTime);
    this.additions = new Additions(cluster, families, scanners);
    this.checks = new Checks(cluster, families, writer, scanners);
  }

  public HBaseCluster cluster() {
    return cluster;
  }

  public Scanners scanners() {
    return scanners;
  }

  /** Finds tables and their families. */
  public FamilyCheck families() {
    return families;
  }

  private CompletableFuture<OptionalLong> newestTime(
      TableName table, byte[] row, CellWrite column, CallTimes times) {
    Get get = new Get(row).addColumn(column.family(), column.qualifier());
    return scanners
        .get(table, get, times)
        .thenApply(result -> result.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(result.rawCells()[0].getTimestamp()));
  }

  CompletableFuture<Result> get(TableName table, Get get, CallTimes times) {
    if (families.known(table, get.getFamilyMap().keySet()) != null) {
      return scanners.get(table, get, times);
    }
    CompletableFuture<HTableSchema> found =
        families.table(table, get.getFamilyMap().keySet(), times);
    long deadline = times.deadlineNanos();
    return HBaseErrors.translated(
        found.thenCompose(known -> scanners.get(table, get, times.until(deadline))), table);
  }

  /** Whether rows exist, in the order of the gets. */
  List<CompletableFuture<Boolean>> exist(TableName table, List<Get> gets, CallTimes times) {
    List<CompletableFuture<Boolean>> found = new ArrayList<>(gets.size());
    batch(table, gets.stream().map(TableCore::onlyExistence).toList(), times, times)
        .forEach(result -> found.add(result.thenApply(row -> ((Result) row).getExists())));
    return found;
  }

  CompletableFuture<Boolean> exists(TableName table, Get get, CallTimes times) {
    return get(table, onlyExistence(get), times).thenApply(Result::getExists);
  }

  private static Get onlyExistence(Get get) {
    return get.isCheckExistenceOnly() ? get : new Get(get).setCheckExistenceOnly(true);
  }

  /**
   * Puts and deletes, each row's for itself.
   *
   * @throws IllegalArgumentException where HBase's client refuses a put
   */
  public List<CompletableFuture<Void>> write(
      TableName table, List<? extends Mutation> mutations, CallTimes times) {
    for (Mutation mutation : mutations) {
      check(mutation);
    }
    if (mutations.isEmpty()) {
      return List.of();
    }
    HTableSchema known = families.known(
        table,
        mutations.size() == 1 ? mutations.get(0).getFamilyCellMap().keySet() : changed(mutations));
    return known == null
        ? writeLater(table, mutations, changed(mutations), times)
        : write(known, mutations, times);
  }

  private static Collection<byte[]> changed(List<? extends Mutation> mutations) {
    Collection<byte[]> families = new TreeSet<>(Bytes.BYTES_COMPARATOR);
    for (Mutation mutation : mutations) {
      families.addAll(mutation.getFamilyCellMap().keySet());
    }
    return families;
  }

  private List<CompletableFuture<Void>> write(
      HTableSchema table, List<? extends Mutation> mutations, CallTimes times) {
    long now = cluster.now();
    List<RowWrites> rows = new ArrayList<>(mutations.size());
    for (Mutation mutation : mutations) {
      rows.add(MutationAdapter.row(mutation.getRow(), List.of(mutation), table, now));
    }
    return writer.write(table, rows, times);
  }

  /** Where it must be found out first which families there are. */
  private List<CompletableFuture<Void>> writeLater(
      TableName table,
      List<? extends Mutation> mutations,
      Collection<byte[]> changed,
      CallTimes times) {
    List<CompletableFuture<Void>> done = new ArrayList<>(mutations.size());
    mutations.forEach(mutation -> done.add(new CompletableFuture<>()));
    var unused = families.table(table, changed, times).whenComplete((schema, thrown) -> {
      if (thrown == null) {
        List<CompletableFuture<Void>> sent = write(schema, mutations, times);
        for (int i = 0; i < done.size(); i++) {
          Futures.forward(sent.get(i), done.get(i));
        }
      } else if (mutations.size() == 1) {
        done.get(0).completeExceptionally(HBaseErrors.of(thrown, table));
      } else {
        // Only those fail whose own family is missing.
        for (int i = 0; i < done.size(); i++) {
          Futures.forward(write(table, List.of(mutations.get(i)), times).get(0), done.get(i));
        }
      }
    });
    return done;
  }

  private void check(Mutation mutation) {
    if (mutation instanceof Put put) {
      arguments.check(put);
    }
  }

  CompletableFuture<Result> increment(TableName table, Increment increment, CallTimes times) {
    Arguments.checkHasFamilies(increment);
    return additions.add(table, increment, times);
  }

  CompletableFuture<Result> append(TableName table, Append append, CallTimes times) {
    Arguments.checkHasFamilies(append);
    return additions.add(table, append, times);
  }

  /**
   * All mutations of a row. Puts and deletes that follow each other are one transaction; an increment or
   * append is one of its own.
   *
   * @return the new cells of increments and appends
   */
  public CompletableFuture<Result> mutateRow(TableName table, RowMutations row, CallTimes times) {
    arguments.check(row);
    return HBaseErrors.translated(mutateRow(table, row.getRow(), row.getMutations(), times), table);
  }

  private CompletableFuture<Result> mutateRow(
      TableName table, byte[] row, List<Mutation> mutations, CallTimes times) {
    long deadline = times.deadlineNanos();
    Collection<byte[]> changed = changed(mutations);
    List<Cell> cells = new ArrayList<>();
    CompletableFuture<Void> done = families.table(table, changed, times).thenAccept(schema -> {});
    int i = 0;
    while (i < mutations.size()) {
      Mutation first = mutations.get(i);
      int end = i + 1;
      if (MutationAdapter.isPlain(first)) {
        while (end < mutations.size() && MutationAdapter.isPlain(mutations.get(end))) {
          end++;
        }
        List<Mutation> plain = mutations.subList(i, end);
        done = done.thenCompose(before -> cluster.table(table))
            .thenCompose(schema -> writer.write(
                schema,
                MutationAdapter.row(row, plain, schema, cluster.now()),
                times.until(deadline)));
      } else {
        done = done.thenCompose(before -> add(table, first, times.until(deadline)))
            .thenAccept(result -> {
              if (!result.isEmpty()) {
                cells.addAll(result.listCells());
              }
            });
      }
      i = end;
    }
    return done.thenApply(all -> {
      cells.sort(CellComparator.getInstance());
      // As HBase answers, whether there are new cells or not.
      Result result = Result.create(cells);
      result.setExists(true);
      return result;
    });
  }

  private CompletableFuture<Result> add(TableName table, Mutation mutation, CallTimes times) {
    return mutation instanceof Increment increment
        ? additions.add(table, increment, times)
        : additions.add(table, (Append) mutation, times);
  }

  CompletableFuture<CheckOutcome> check(TableName table, Check check, CallTimes times) {
    if (check.action() instanceof Put put) {
      arguments.check(put);
    } else if (check.action() instanceof RowMutations row) {
      arguments.check(row);
    }
    return checks.run(table, check, times);
  }

  /** The server that has a row, as {@code host:port}; {@code unknown:0} where that is not known. */
  public CompletableFuture<String> server(TableName table, byte[] row) {
    return new RowServers(cluster).find(table, row);
  }

  /**
   * Operations of all kinds, in any mixture, each for itself.
   *
   * @return for each a future: of a {@link Result}, for checks a {@code CheckAndMutateResult}
   * @throws IllegalArgumentException where HBase's client refuses an operation
   */
  public List<CompletableFuture<Object>> batch(
      TableName table, List<? extends Row> actions, CallTimes reads, CallTimes writes) {
    return new ActionBatch(this, table, reads, writes).run(actions);
  }
}
