// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationBatch;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.SingleServerPlacement;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.ddl.TabletChanges;
import io.obkv.server.sql.metadata.Introspection;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.EngineTabletStore;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A model over tables in memory, and requests to it as clients that know ids, or do not, make them. */
final class TableModelFixture implements AutoCloseable {
  private static final byte[] NO_CREDENTIAL = {};
  private static final long UNKNOWN = -1;

  private final MemoryEngine engine = new MemoryEngine();
  private final LogStream log = LocalLogStream.open(engine, Durability.NONE);
  private final EngineTabletStore store = new EngineTabletStore(engine, log);
  private final StoredCatalog catalog =
      StoredCatalog.open(engine, log::append, "test", "lite", Clock.systemUTC());
  final TableModel model = new TableModel(store);

  void run(String ddl) {
    SqlSession session = new SqlSession(1, "root", "127.0.0.1", false);
    session.use("test");
    var unused = new SqlExecutor(
            catalog,
            store,
            new NoRows(),
            Clock.systemUTC(),
            Introspection.of(
                new SingleServerPlacement("127.0.0.1", () -> 0, () -> 0, Instant.EPOCH)),
            command -> {})
        .execute(session, ddl);
  }

  TableSchema table(String name) {
    return catalog.snapshot().table("test", name).orElseThrow();
  }

  RequestContext context(boolean proxied, long patienceMillis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    return new RequestContext(
        catalog.snapshot(), "test", proxied, deadline, 1_700_000_000_000_000L);
  }

  RequestContext proxied() {
    return context(true, 5_000);
  }

  RequestContext direct() {
    return context(false, 5_000);
  }

  OperationResult execute(
      OperationType type, String table, List<Value> key, List<Property> properties) {
    OperationRequest request = new OperationRequest(
        NO_CREDENTIAL,
        table,
        UNKNOWN,
        0,
        EntityType.KV.number(),
        new Operation(type.number(), new Entity(key, properties)),
        0,
        0,
        false,
        true,
        -1);
    return model.execute(request, proxied()).join();
  }

  static Query query(KeyRange range, String index, String filter, List<String> columns) {
    return new Query(
        List.of(range),
        columns,
        filter,
        -1,
        0,
        ScanOrder.FORWARD.number(),
        index,
        -1,
        -1,
        null,
        List.of(),
        List.of(),
        null,
        0,
        Query.ALL_TRAILING);
  }

  static QueryRequest request(String table, long tableId, long tabletId, Query query) {
    return new QueryRequest(
        NO_CREDENTIAL, table, tableId, tabletId, EntityType.KV.number(), 0, query, 0, -1);
  }

  QueryAndMutateRequest mutation(
      String table, Query query, Operation operation, boolean returning, long flags) {
    OperationBatch one = new OperationBatch(List.of(operation), false, true, true);
    return new QueryAndMutateRequest(
        NO_CREDENTIAL,
        table,
        UNKNOWN,
        0,
        EntityType.KV.number(),
        new QueryAndMutate(query, one, returning, flags),
        2,
        0,
        -1);
  }

  @Override
  public void close() {
    model.close();
    store.close();
    log.close();
    engine.close();
  }

  /** The tables of the tests are made empty, and stay. */
  private static final class NoRows implements TabletChanges {
    @Override
    public void holdOff(long tableId) {}

    @Override
    public void letIn(long schemaVersion) {}

    @Override
    public void restartAutoIncrement(TableSchema table) {}

    @Override
    public void drop(List<Long> tabletIds) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void fillIndex(TableSchema table, IndexSchema index) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void rewrite(TableSchema from, TableSchema to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void resetAutoIncrement(long tableId) {
      throw new UnsupportedOperationException();
    }
  }
}
