// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.Database;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.RowLocator;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.location.TabletLocation;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.schema.Tablet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;

/**
 * Tells which server a row is at, for failures that do not say it.
 *
 * @param cluster that has the row
 */
record RowServers(HBaseCluster cluster) {
  static final String UNKNOWN = "unknown:0";

  /** It is not worth a long wait. */
  private static final CallTimes TIMES =
      new CallTimes(Duration.ofSeconds(2), Duration.ofSeconds(2));

  /** As {@code host:port}; {@link #UNKNOWN} where it cannot be found out. Does not fail. */
  CompletableFuture<String> find(TableName table, byte[] row) {
    return cluster
        .table(table)
        .thenCompose(
            schema -> cluster.database(table).thenCompose(database -> find(schema, database, row)))
        .exceptionally(thrown -> UNKNOWN);
  }

  private static CompletableFuture<String> find(HTableSchema table, Database database, byte[] row) {
    Optional<DirectRouter> router = database.access().directRouter();
    if (router.isEmpty() || table.families().isEmpty()) {
      return CompletableFuture.completedFuture(
          database.access().servers().stream().findFirst().map(Object::toString).orElse(UNKNOWN));
    }
    String familyTable = table.familyTable(table.families().firstKey());
    return database.schema(familyTable, TIMES).thenCompose(schema -> {
      TableSchema known = schema.orElseThrow();
      Tablet tablet = known.tablets().get(RowLocator.tablets(known, row)[0]);
      return router
          .get()
          .locate(familyTable, List.of(tablet), TIMES.deadlineNanos())
          .thenApply(RowServers::leader);
    });
  }

  private static String leader(List<TabletLocation> locations) {
    TabletLocation location = locations.get(0);
    return location.leader() == null
        ? UNKNOWN
        : location.leader().server().address().toString();
  }
}
