// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.BatchResult;
import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.MetaRequest;
import io.obkv.protocol.message.MetaResponse;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationBatch;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleQuery;
import io.obkv.protocol.message.SingleResult;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.server.catalog.SingleServerPlacement;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.error.RequestException;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.ddl.EngineTabletChanges;
import io.obkv.server.sql.metadata.Introspection;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.EngineTabletStore;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletSnapshot;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** An HBase model over tables in memory whose clock stands still, and requests to it. */
final class WriteFixture implements AutoCloseable {
  static final long NOW = 1_700_000_000_000L;
  static final long LATEST = -Long.MAX_VALUE;
  static final long ALL = Long.MAX_VALUE;

  private static final byte[] NO_CREDENTIAL = {};
  private static final List<String> KEY = List.of("K", "Q", "T");
  private static final List<String> PROPERTIES = List.of("V", "TTL");

  private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
  private final MemoryEngine engine = new MemoryEngine();
  private final LogStream log = LocalLogStream.open(engine, Durability.NONE);
  private final EngineTabletStore store = new EngineTabletStore(engine, log);
  private final StoredCatalog catalog =
      StoredCatalog.open(engine, log::append, "test", "lite", clock);
  private final SingleServerPlacement placement =
      new SingleServerPlacement("127.0.0.1", () -> 2882, () -> 0, Instant.EPOCH);
  private final SqlExecutor executor = new SqlExecutor(
      catalog,
      store,
      new EngineTabletChanges(store, clock),
      clock,
      Introspection.of(placement),
      command -> {});
  private final TableModel tables = new TableModel(store);
  final HBaseModel model = new HBaseModel(store, tables, clock);
  private final HBaseAdministration administration =
      new HBaseAdministration(executor.schemaChanges(), placement);

  void run(String... statements) {
    SqlSession session = new SqlSession(1, "root", "127.0.0.1", false);
    session.use("test");
    for (String statement : statements) {
      executor.execute(session, statement);
    }
  }

  /** An HBase table with families a and b, where the attributes of a are given. */
  WriteFixture withTable(String attributes) {
    return withTable(attributes, "", "");
  }

  /**
   * As {@link #withTable(String)}.
   *
   * @param columns further columns, each behind a comma
   * @param partitions the clause behind the table's options
   */
  WriteFixture withTable(String attributes, String columns, String partitions) {
    run("create tablegroup ht sharding = 'ADAPTIVE'");
    for (String family : List.of("a", "b")) {
      run("create table `ht$" + family + "` (K varbinary(64) not null, Q varbinary(16) not null,"
          + " T bigint not null, V varbinary(64), TTL bigint" + columns
          + ", primary key (K, Q, T)) tablegroup = ht kv_attributes = '{\"Hbase\": {"
          + (family.equals("a") ? attributes : "") + "}}' " + partitions);
    }
    return this;
  }

  RequestContext context(boolean proxied) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    return new RequestContext(catalog.snapshot(), "test", proxied, deadline, NOW * 1000);
  }

  TableSchema table(String name) {
    return catalog.snapshot().table("test", name).orElseThrow();
  }

  /** What is stored, cell by cell: {@code row/qualifier/time=value}. */
  List<String> cells(String table) {
    TableLayout layout = store.layout(table(table));
    List<String> cells = new ArrayList<>();
    RowScan all = new RowScan(Optional.empty(), List.of(KeyRange.all()), Direction.FORWARD);
    for (long tablet : layout.schema().tabletIds()) {
      try (TabletSnapshot snapshot = store.snapshot();
          RowCursor rows = snapshot.scan(layout, tablet, all)) {
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
          cells.add(text(row[0]) + "/" + text(row[1]) + "/" + -row[2].bits() + "=" + text(row[3]));
        }
      }
    }
    return cells;
  }

  static String text(Value value) {
    return new String(value.bytes(), StandardCharsets.UTF_8);
  }

  static Value bytes(String text) {
    return text == null ? Value.NULL : Value.ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static SingleOperation put(String row, String qualifier, long time, String value) {
    return operation(
        OperationType.INSERT_OR_UPDATE, row, qualifier, time, ColumnSet.of(2, List.of(0)), value);
  }

  static SingleOperation delete(String row, String qualifier, long time) {
    return new SingleOperation(
        OperationType.DELETE.number(),
        4,
        null,
        List.of(new SingleEntity(
            ColumnSet.first(3),
            List.of(bytes(row), bytes(qualifier), Value.ofBigInt(time)),
            ColumnSet.ALL,
            List.of())));
  }

  /** A delete of what a query finds. */
  static SingleOperation deleteFound(String row, HTableFilter filter) {
    SingleQuery query = new SingleQuery(
        "",
        ColumnSet.ALL,
        List.of(KeyRange.of(
            List.of(bytes(row), Value.MIN, Value.MIN),
            true,
            List.of(bytes(row), Value.MAX, Value.MAX),
            true)),
        "",
        new SingleQuery.HBasePart(List.of(), ScanOrder.FORWARD.number(), filter, null),
        0);
    return new SingleOperation(
        OperationType.QUERY_AND_MUTATE.number(),
        0,
        query,
        delete(row, null, ALL).entities());
  }

  static SingleOperation operation(
      OperationType type,
      String row,
      String qualifier,
      long time,
      ColumnSet columns,
      Object... properties) {
    List<Value> values = new ArrayList<>();
    for (Object property : properties) {
      values.add(property instanceof String text ? bytes(text) : Value.ofBigInt((Long) property));
    }
    return new SingleOperation(
        type.number(),
        4,
        null,
        List.of(new SingleEntity(
            ColumnSet.first(3),
            List.of(bytes(row), bytes(qualifier), Value.ofBigInt(time)),
            columns,
            values)));
  }

  /** Operations through a proxy, on a family's table or the whole HBase table. */
  List<SingleResult> batch(String table, SingleOperation... operations) {
    return batch(table, 0, operations);
  }

  List<SingleResult> batch(String table, long tabletFlags, SingleOperation... operations) {
    LogStreamRequest request = request(table, -1, 0, tabletFlags, operations);
    return done(() -> model.executeLogStream(request, context(true)).join())
        .tablets()
        .get(0)
        .results();
  }

  LogStreamResult direct(String table, long tableId, long tabletId, SingleOperation... operations) {
    LogStreamRequest request = request(table, tableId, tabletId, 0, operations);
    return done(() -> model.executeLogStream(request, context(false)).join());
  }

  private static LogStreamRequest request(
      String table, long tableId, long tabletId, long tabletFlags, SingleOperation... operations) {
    return new LogStreamRequest(
        NO_CREDENTIAL,
        EntityType.HBASE.number(),
        0,
        -1,
        table,
        tableId,
        KEY,
        PROPERTIES,
        0,
        List.of(new TabletOperations(tabletId, tabletFlags, List.of(operations))),
        -1);
  }

  static Operation mutation(
      OperationType type, String row, String qualifier, long time, Value value) {
    return new Operation(
        type.number(),
        new Entity(
            List.of(bytes(row), bytes(qualifier), Value.ofBigInt(time)),
            value == null ? List.of() : List.of(new Property("V", value))));
  }

  /** A change that looks at a row first. */
  QueryAndMutateResult change(
      String table, String row, HTableFilter filter, Operation... mutations) {
    Query query = new Query(
        List.of(KeyRange.of(
            List.of(bytes(row), Value.MIN, Value.MIN),
            true,
            List.of(bytes(row), Value.MAX, Value.MAX),
            true)),
        List.of(),
        "",
        -1,
        0,
        ScanOrder.FORWARD.number(),
        "PRIMARY",
        -1,
        -1,
        filter,
        KEY,
        List.of(),
        null,
        0,
        Query.ALL_TRAILING);
    QueryAndMutateRequest request = new QueryAndMutateRequest(
        NO_CREDENTIAL,
        table,
        -1,
        0,
        EntityType.HBASE.number(),
        new QueryAndMutate(
            query, new OperationBatch(List.of(mutations), false, false, false), true, 0),
        2,
        0,
        -1);
    return done(() -> model.queryAndMutate(request, context(true)).join());
  }

  BatchResult legacyBatch(String table, boolean sameType, Operation... operations) {
    BatchRequest request = new BatchRequest(
        NO_CREDENTIAL,
        table,
        -1,
        EntityType.HBASE.number(),
        new OperationBatch(List.of(operations), false, sameType, false),
        0,
        0,
        false,
        true,
        0,
        true);
    return done(() -> model.executeBatch(request, context(true)).join());
  }

  static HTableFilter filter(String text, String... qualifiers) {
    return filter(text, 0, Long.MAX_VALUE, 1, qualifiers);
  }

  static HTableFilter filter(
      String text, long minStamp, long maxStamp, int versions, String... qualifiers) {
    List<byte[]> names = new ArrayList<>();
    for (String qualifier : qualifiers) {
      names.add(qualifier.getBytes(StandardCharsets.UTF_8));
    }
    return new HTableFilter(
        true, names, minStamp, maxStamp, versions, -1, 0, text.getBytes(StandardCharsets.UTF_8));
  }

  MetaResponse meta(int type, String json) {
    return administration.execute(new MetaRequest(NO_CREDENTIAL, type, json), context(true));
  }

  interface Call<T> {
    T run();
  }

  /** The answer, or the refusal as it was thrown. */
  static <T> T done(Call<T> call) {
    try {
      return call.run();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RequestException refusal ? refusal : e;
    }
  }

  @Override
  public void close() {
    model.close();
    tables.close();
    store.close();
    log.close();
    engine.close();
  }
}
