// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.Result;

/** Collects all rows of a scan. */
final class CollectedScan implements AdvancedScanResultConsumer {
  private final List<Result> rows = new ArrayList<>();
  private final CompletableFuture<List<Result>> results = new CompletableFuture<>();

  CompletableFuture<List<Result>> results() {
    return results;
  }

  @Override
  public void onNext(Result[] page, ScanController controller) {
    rows.addAll(List.of(page));
  }

  @Override
  public void onError(Throwable error) {
    results.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    results.complete(rows);
  }
}
