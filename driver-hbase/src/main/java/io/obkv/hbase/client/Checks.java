// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.Condition;
import io.obkv.hbase.adapter.ConditionalWrites;
import io.obkv.hbase.adapter.ConditionalWrites.Test;
import io.obkv.hbase.adapter.MutationAdapter;
import io.obkv.hbase.adapter.RowWrites;
import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.RowLocator;
import io.obkv.hbase.error.HBaseErrors;
import io.obkv.hbase.scan.Scanners;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Writes under a condition. A server checks one column and writes the row's same family in one step. It
 * cannot do more than that, so changes of other families follow when the check held: they are not one
 * transaction with it. What cannot be done that way is refused, but for what {@link ColumnChecks} and {@link
 * CellChecks} do safely.
 */
final class Checks {
  private final HBaseCluster cluster;
  private final FamilyCheck families;
  private final RowWriter writer;
  private final ColumnChecks reads;
  private final CellChecks cells;

  Checks(HBaseCluster cluster, FamilyCheck families, RowWriter writer, Scanners scanners) {
    this.cluster = cluster;
    this.families = families;
    this.writer = writer;
    this.cells = new CellChecks(scanners);
    this.reads = new ColumnChecks(cluster, scanners, cells, this::attempt);
  }

  CompletableFuture<CheckOutcome> run(TableName table, Check check, CallTimes times) {
    DoNotRetryIOException otherRow =
        Arguments.otherRow(check.row(), check.action().getRow());
    if (otherRow != null) {
      return CompletableFuture.failedFuture(otherRow);
    }
    List<Mutation> mutations = mutations(check.action());
    boolean plain = mutations.stream().allMatch(MutationAdapter::isPlain);
    Collection<byte[]> all = families(check, mutations);
    CompletableFuture<CheckOutcome> outcome = families
        .table(table, all, times)
        .thenCompose(schema -> check.filter() == null && plain
            ? pushed(schema, check, mutations, times)
            : reads
                .run(schema, check, mutations, times)
                .orElseGet(() -> cells.run(
                    schema,
                    check,
                    all,
                    plain ? (cell, left) -> ifNewest(schema, check, cell, mutations, left) : null,
                    times)))
        .exceptionallyCompose(thrown -> families.explained(thrown, table, all));
    return HBaseErrors.translated(outcome, table);
  }

  private static List<Mutation> mutations(Row action) {
    if (action instanceof RowMutations row) {
      return row.getMutations();
    }
    return List.of((Mutation) action);
  }

  private static Collection<byte[]> families(Check check, List<Mutation> mutations) {
    Collection<byte[]> families = new TreeSet<>(Bytes.BYTES_COMPARATOR);
    if (check.family() != null) {
      families.add(check.family());
    }
    mutations.forEach(mutation -> families.addAll(mutation.getFamilyCellMap().keySet()));
    return families;
  }

  private CompletableFuture<CheckOutcome> pushed(
      HTableSchema table, Check check, List<Mutation> mutations, CallTimes times) {
    Condition condition = check.condition();
    return write(
        table,
        condition,
        mutations,
        own -> own.cells().isEmpty()
            ? reads.holds(table, check, times)
            : ifHolds(table, condition, own, times),
        times);
  }

  /** Writes if a column that was just read has the value still. */
  private CompletableFuture<CheckOutcome> ifNewest(
      HTableSchema table, Check check, Cell cell, List<Mutation> mutations, CallTimes times) {
    Condition condition = new Condition(
        check.row(),
        CellUtil.cloneFamily(cell),
        CellUtil.cloneQualifier(cell),
        CompareOperator.EQUAL,
        CellUtil.cloneValue(cell),
        check.timeRange());
    return write(
        table,
        condition,
        mutations,
        own -> own.cells().isEmpty()
            ? CompletableFuture.completedFuture(true)
            : attempt(table, condition, Test.COMPARISON, own, times),
        times);
  }

  /** Writes what is of the checked family by its condition, and then what is not. */
  private CompletableFuture<CheckOutcome> write(
      HTableSchema table,
      Condition condition,
      List<Mutation> mutations,
      Function<RowWrites, CompletableFuture<Boolean>> guarded,
      CallTimes times) {
    RowWrites writes = MutationAdapter.row(condition.row(), mutations, table, cluster.now());
    RowWrites own = part(writes, condition, true);
    RowWrites others = part(writes, condition, false);
    long deadline = times.deadlineNanos();
    CompletableFuture<Boolean> held = guarded.apply(own);
    if (others.cells().isEmpty()) {
      return held.thenApply(holds -> new CheckOutcome(holds, null));
    }
    return held.thenCompose(holds -> holds
        ? writer
            .write(table, others, times.until(deadline))
            .thenApply(written -> new CheckOutcome(true, null))
        : CompletableFuture.completedFuture(new CheckOutcome(false, null)));
  }

  /** The changes of the checked family, or those of the others. */
  private static RowWrites part(RowWrites writes, Condition condition, boolean own) {
    return new RowWrites(
        writes.row(),
        writes.cells().stream()
            .filter(cell -> Bytes.equals(cell.family(), condition.family()) == own)
            .toList());
  }

  /** Writes if the condition holds; tells whether it did. */
  private CompletableFuture<Boolean> ifHolds(
      HTableSchema table, Condition condition, RowWrites writes, CallTimes times) {
    if (!condition.isOfNothing() || condition.operator() == CompareOperator.NOT_EQUAL) {
      return attempt(table, condition, Test.COMPARISON, writes, times);
    }
    // HBase's expected nothing is a cell that is missing or empty; servers tell one from the other.
    Condition empty = new Condition(
        condition.row(),
        condition.family(),
        condition.qualifier(),
        CompareOperator.EQUAL,
        condition.value(),
        condition.timeRange());
    long deadline = times.deadlineNanos();
    return attempt(table, empty, Test.ABSENCE, writes, times)
        .thenCompose(held -> held
            ? CompletableFuture.completedFuture(true)
            : attempt(table, empty, Test.COMPARISON, writes, times.until(deadline)));
  }

  private CompletableFuture<Boolean> attempt(
      HTableSchema table, Condition condition, Test test, RowWrites writes, CallTimes times) {
    for (byte[] family : writes.families()) {
      if (!Bytes.equals(family, condition.family())) {
        return CompletableFuture.failedFuture(new DoNotRetryIOException(
            "a check of family " + Bytes.toStringBinary(condition.family())
                + " cannot guard a change of family " + Bytes.toStringBinary(family)
                + ": OceanBase checks and writes one family at a time"));
      }
    }
    return cluster
        .database(table.name())
        .thenCompose(database -> database.queryAndMutate(
            "check_and_mutate",
            table.familyTable(condition.family()),
            ConditionalWrites.check(
                condition, test, writes.withDeletes(LeftVersions.FIRST).cells()),
            database.isRoutedHere()
                ? RowLocator.ofRow(condition.row())
                : RowLocator.ROUTED_ELSEWHERE,
            times))
        .thenApply(answer -> answer.affectedRows() > 0);
  }
}
