// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

import io.obkv.table.result.Row;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Reads every row of a scan; its future completes with their number. */
final class RowReader implements Flow.Subscriber<Row> {
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private int count;

  CompletableFuture<Integer> end() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(Row row) {
    Outcome.requireValue(row.getString(Records.VALUE));
    count++;
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    end.complete(count);
  }
}
