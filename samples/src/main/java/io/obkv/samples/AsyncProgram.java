// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.result.Row;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes and reads many rows at once on one connection; no thread waits before the end. */
public final class AsyncProgram {
  private AsyncProgram() {}

  /** Takes a connection string; without one, connects to a server on this machine. */
  public static void main(String[] arguments) throws IOException {
    try (TableClient client = TableClient.connect(Address.of(arguments))) {
      run(client.table("cities"), Cities.read("JP"), Report.toStandardOutput());
    }
  }

  static void run(Table table, List<City> cities, Report report) {
    CompletableFuture<Long> inhabitants = cities.stream()
        .map(city -> writtenAndRead(table, city))
        .reduce(
            CompletableFuture.completedFuture(0L),
            (sum, next) -> sum.thenCombine(next, Long::sum),
            (left, right) -> left.thenCombine(right, Long::sum));
    // What depends on a future runs on the client's own thread and must not block it.
    inhabitants
        .thenAccept(sum -> report.line("%,d cities with %,d inhabitants", cities.size(), sum))
        .join();
  }

  private static CompletionStage<Long> writtenAndRead(Table table, City city) {
    return table
        .insertOrUpdateAsync(InsertOrUpdate.of(city.key()).setAll(city))
        .thenCompose(written -> table.getAsync(Get.of(city.key()).select("population")))
        .thenApply(found -> found.map(AsyncProgram::population).orElse(0L));
  }

  private static long population(Row row) {
    return row.getLong("population");
  }
}
