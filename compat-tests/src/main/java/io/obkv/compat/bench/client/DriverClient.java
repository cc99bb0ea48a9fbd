// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

import io.obkv.table.Rows;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.operation.Update;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.Row;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** This project's driver with its own defaults: one connection, one thread that serves it. */
public final class DriverClient implements AsyncBenchClient {
  private final TableClient client;
  private final Table table;
  private final Records records;

  private DriverClient(TableClient client, Records records) {
    this.client = client;
    this.table = client.table(Records.TABLE);
    this.records = records;
  }

  /** Logs in. */
  public static DriverClient open(Target target, Records records) {
    return new DriverClient(TableClient.connect(target.options()), records);
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public void execute(Operation operation, int row) {
    switch (operation) {
      case GET -> requireFound(table.get(get(row)));
      case PUT -> table.insertOrUpdate(put(row));
      case UPDATE -> table.update(update(row));
      case BATCH -> requireAll(table.batch(batch(row)));
      case SCAN -> scan(row);
    }
  }

  @Override
  public CompletableFuture<?> start(Operation operation, int row) {
    return switch (operation) {
      case GET -> table.getAsync(get(row)).thenAccept(DriverClient::requireFound);
      case PUT -> table.insertOrUpdateAsync(put(row));
      case UPDATE -> table.updateAsync(update(row));
      case BATCH -> table.batchAsync(batch(row)).thenAccept(DriverClient::requireAll);
      case SCAN -> startScan(row);
    };
  }

  private Key key(int row) {
    return Key.of(Records.KEY, records.key(row));
  }

  private Get get(int row) {
    return Get.of(key(row)).select(Records.VALUE);
  }

  private InsertOrUpdate put(int row) {
    return InsertOrUpdate.of(key(row)).set(Records.VALUE, records.anyValue());
  }

  private Update update(int row) {
    return Update.of(key(row)).set(Records.VALUE, records.anyValue());
  }

  private Batch batch(int row) {
    Batch batch = Batch.of();
    for (int i = row; i < row + Records.GROUP; i++) {
      batch.add(put(i));
    }
    return batch;
  }

  private Query query(int row) {
    ScanRange range = ScanRange.between(key(row), key(row + Records.GROUP - 1));
    return Query.builder().range(range).select(Records.KEY, Records.VALUE).build();
  }

  private void scan(int row) {
    try (Rows rows = table.query(query(row))) {
      int count = 0;
      while (rows.hasNext()) {
        Outcome.requireValue(rows.next().getString(Records.VALUE));
        count++;
      }
      Outcome.requireGroup(count);
    }
  }

  private CompletableFuture<?> startScan(int row) {
    RowReader reader = new RowReader();
    table.publisher(query(row)).subscribe(reader);
    return reader.end().thenAccept(Outcome::requireGroup);
  }

  private static void requireFound(Optional<Row> row) {
    Outcome.requireValue(row.map(found -> found.getString(Records.VALUE)).orElse(null));
  }

  private static void requireAll(BatchResult result) {
    Outcome.requireGroup(result.results().size());
  }

  @Override
  public void close() {
    client.close();
  }
}
