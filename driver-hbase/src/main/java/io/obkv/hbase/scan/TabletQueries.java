// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.Database;
import io.obkv.hbase.cluster.QueryPage;
import io.obkv.routing.execution.Locator;
import java.util.concurrent.CompletableFuture;

/** The steps of a query of one tablet (3.6 of the protocol notes). Futures fail as the database's do. */
interface TabletQueries {
  CompletableFuture<QueryPage> start(byte[] query);

  CompletableFuture<QueryPage> next(QueryPage page);

  CompletableFuture<QueryPage> renew(QueryPage page);

  void end(QueryPage page);

  /** The queries of a tablet in a database. */
  static TabletQueries of(Database database, String table, Locator tablet, CallTimes times) {
    return new TabletQueries() {
      @Override
      public CompletableFuture<QueryPage> start(byte[] query) {
        return database.query(table, query, tablet, times);
      }

      @Override
      public CompletableFuture<QueryPage> next(QueryPage page) {
        return database.next(page, times);
      }

      @Override
      public CompletableFuture<QueryPage> renew(QueryPage page) {
        return database.renew(page, times);
      }

      @Override
      public void end(QueryPage page) {
        database.end(page, times);
      }
    };
  }
}
