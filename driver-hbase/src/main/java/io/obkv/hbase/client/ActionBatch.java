// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.MutationAdapter;
import io.obkv.hbase.cluster.CallTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.RowMutations;

/**
 * Runs operations of all kinds side by side: puts and deletes together, the rest each by itself. What a
 * write gives is an empty result, as in HBase.
 */
record ActionBatch(TableCore core, TableName table, CallTimes reads, CallTimes writes) {
  List<CompletableFuture<Object>> run(List<? extends Row> actions) {
    List<CompletableFuture<Object>> results = new ArrayList<>(actions.size());
    List<Mutation> plain = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      Row action = actions.get(i);
      if (action instanceof Mutation mutation && MutationAdapter.isPlain(mutation)) {
        plain.add(mutation);
        places.add(i);
        results.add(new CompletableFuture<>());
      } else {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Futures.forward(single(action), result);
        results.add(result);
      }
    }
    List<CompletableFuture<Void>> written = core.write(table, plain, writes);
    for (int i = 0; i < places.size(); i++) {
      Futures.forward(
          written.get(i).thenApply(nothing -> Result.create(List.of())),
          results.get(places.get(i)));
    }
    return results;
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
      CheckAndMutate check = (CheckAndMutate) action;
      return core.check(table, NewChecks.of(check), writes).thenApply(NewChecks::result);
    }
    throw new UnsupportedOperationException(
        "a batch with a " + action.getClass().getName());
  }
}
