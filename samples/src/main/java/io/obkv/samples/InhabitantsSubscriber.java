// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.table.result.Row;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Adds up the inhabitants of the rows it gets, and asks for more only when it is done with those. */
final class InhabitantsSubscriber implements Flow.Subscriber<Row> {
  private final CompletableFuture<Long> total = new CompletableFuture<>();
  private final int rowsAtOnce;
  private Flow.Subscription subscription;
  private int outstanding;
  private long sum;

  InhabitantsSubscriber(int rowsAtOnce) {
    this.rowsAtOnce = rowsAtOnce;
  }

  /** Completes with the rows' end, or fails as they do. */
  CompletableFuture<Long> total() {
    return total;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    request();
  }

  @Override
  public void onNext(Row row) {
    sum += row.getLong("population");
    outstanding--;
    if (outstanding == 0) {
      request();
    }
  }

  private void request() {
    outstanding = rowsAtOnce;
    subscription.request(rowsAtOnce);
  }

  @Override
  public void onError(Throwable failure) {
    total.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    total.complete(sum);
  }
}
