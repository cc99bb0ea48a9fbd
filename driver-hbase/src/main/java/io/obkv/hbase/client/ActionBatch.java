// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.MutationAdapter;
import io.obkv.hbase.cluster.CallTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Runs operations of all kinds side by side: puts and deletes together, the rest each by itself,
 * but what is for one row in its order. What a write gives is an empty result, as in HBase.
 */
record ActionBatch(TableCore core, TableName table, CallTimes reads, CallTimes writes) {
  /** Calls that are under way at once, beside the batches of puts and deletes. */
  private static final int WIDTH = 256;

  List<CompletableFuture<Object>> run(List<? extends Row> actions) {
    List<CompletableFuture<Object>> results = new ArrayList<>(actions.size());
    List<Mutation> plain = new ArrayList<>();
    List<CompletableFuture<Object>> plainResults = new ArrayList<>();
    Map<byte[], List<Single>> singles = new TreeMap<>(Bytes.BYTES_COMPARATOR);
    for (Row action : actions) {
      CompletableFuture<Object> result = new CompletableFuture<>();
      results.add(result);
      if (action instanceof Mutation mutation && MutationAdapter.isPlain(mutation)) {
        plain.add(mutation);
        plainResults.add(result);
      } else {
        singles
            .computeIfAbsent(action.getRow(), row -> new ArrayList<>())
            .add(new Single(action, result));
      }
    }
    List<CompletableFuture<Void>> written = core.write(table, plain, writes);
    for (int i = 0; i < written.size(); i++) {
      Futures.forward(
          written.get(i).thenApply(nothing -> Result.create(List.of())), plainResults.get(i));
    }
    List<Supplier<CompletableFuture<?>>> rows = new ArrayList<>(singles.size());
    singles.values().forEach(row -> rows.add(() -> inOrder(row)));
    Window.run(rows, WIDTH);
    return results;
  }

  /** One that is done by itself. */
  private record Single(Row action, CompletableFuture<Object> result) {}

  /** A later check of a row sees what an earlier one did. */
  private CompletableFuture<?> inOrder(List<Single> row) {
    CompletableFuture<?> done = begin(row.get(0));
    for (Single next : row.subList(1, row.size())) {
      done = done.handle((value, thrown) -> null).thenCompose(before -> begin(next));
    }
    return done;
  }

  private CompletableFuture<Object> begin(Single single) {
    try {
      Futures.forward(single(single.action), single.result);
    } catch (RuntimeException e) {
      single.result.completeExceptionally(e);
    }
    return single.result;
  }

  private CompletableFuture<? extends Object> single(Row action) {
    if (action instanceof Get get) {
      return core.get(table, get, reads);
    }
    if (action instanceof Increment increment) {
      return core.increment(table, increment, writes);
    }
    if (action instanceof Append append) {
      return core.append(table, append, writes);
    }
    if (action instanceof RowMutations row) {
      return core.mutateRow(table, row, writes);
    }
    if (NewChecks.isCheck(action)) {
      return core.check(table, NewChecks.ofAction(action), writes).thenApply(NewChecks::result);
    }
    throw new UnsupportedOperationException(
        "a batch with a " + action.getClass().getName());
  }
}
