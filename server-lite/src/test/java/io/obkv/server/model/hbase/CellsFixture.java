// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.KvParams;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.QueryStep;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.server.catalog.SingleServerPlacement;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.Engine;
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.engine.WatchedEngine;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.ddl.EngineTabletChanges;
import io.obkv.server.sql.metadata.Introspection;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.EngineTabletStore;
import io.obkv.server.tablet.RowImages;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Families in memory, and reads of them as clients that know no ids make them. */
final class CellsFixture implements AutoCloseable {
  private static final byte[] NO_CREDENTIAL = {};
  private static final long UNKNOWN = -1;

  /** The present of all requests, milliseconds. */
  static final long NOW = 1_700_000_000_000L;

  private static final long ROW_CACHE_BYTES = 4 << 20;

  final RowImages images = new RowImages(ROW_CACHE_BYTES);
  final Engine engine = new WatchedEngine(new MemoryEngine(), images);
  final LogStream log = LocalLogStream.open(engine, Durability.NONE);
  final EngineTabletStore store = new EngineTabletStore(engine, log, images);
  private final StoredCatalog catalog =
      StoredCatalog.open(engine, log::append, "test", "lite", Clock.systemUTC());
  final HBaseReads reads = new HBaseReads(store);
  private final SqlExecutor executor = new SqlExecutor(
      catalog,
      store,
      new EngineTabletChanges(store, Clock.systemUTC()),
      Clock.systemUTC(),
      Introspection.of(new SingleServerPlacement("127.0.0.1", () -> 0, () -> 0, Instant.EPOCH)),
      command -> {});

  void run(String sql) {
    SqlSession session = new SqlSession(1, "root", "127.0.0.1", false);
    session.use("test");
    var unused = executor.execute(session, sql);
  }

  /** Makes the family of an HBase table whose group is there. */
  void family(String table, String family, String attributes, String partitioning) {
    run("create table `" + table + "$" + family
        + "` (K varbinary(1024), Q varbinary(256), T bigint,"
        + " V varbinary(1048576), TTL bigint, primary key (K, Q, T)) tablegroup = " + table
        + " kv_attributes = '{\"Hbase\": {" + attributes + "}}' " + partitioning);
  }

  TableSchema table(String name) {
    return catalog.snapshot().table("test", name).orElseThrow();
  }

  /** Stores cells of one row and time. */
  void put(String table, String row, long time, String... columns) {
    for (String column : columns) {
      put(table, row, column, time, row + column + time, Value.NULL);
    }
  }

  void put(String table, String row, String column, long time, String value, Value lifetime) {
    TableLayout layout = store.layout(table(table));
    Value[] cell = {
      Value.ofString(row),
      Value.ofString(column),
      Value.ofBigInt(-time),
      Value.ofString(value),
      lifetime
    };
    for (int i = 0; i < cell.length; i++) {
      cell[i] = layout.typed(i, cell[i]);
    }
    Object unused = store
        .write(deadline(), transaction -> {
          long tablet = layout.tabletOf(cell);
          Value[] before = transaction.lock(layout, tablet, layout.keyOf(cell));
          transaction.put(layout, tablet, before, cell);
          return null;
        })
        .join();
  }

  /** Removes a cell, if it is there. */
  void remove(String table, String row, String column, long time) {
    TableLayout layout = store.layout(table(table));
    Value[] key = {
      layout.typed(0, Value.ofString(row)),
      layout.typed(1, Value.ofString(column)),
      layout.typed(2, Value.ofBigInt(-time))
    };
    Object unused = store
        .write(deadline(), transaction -> {
          long tablet = layout.schema().tabletIds().get(0);
          Value[] before = transaction.lock(layout, tablet, key);
          if (before != null) {
            transaction.delete(layout, tablet, before);
          }
          return null;
        })
        .join();
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
  }

  RequestContext context() {
    return new RequestContext(catalog.snapshot(), "test", true, deadline(), NOW * 1000);
  }

  /** What a read asks for; everything, unless something is changed. */
  static final class Read {
    private final String table;
    private KeyRange range = KeyRange.all();
    private List<String> qualifiers = List.of();
    private long minStamp;
    private long maxStamp = Long.MAX_VALUE;
    private int versions = 1;
    private int limitPerRow = -1;
    private int offsetPerRow;
    private String filter = "";
    private boolean reversed;
    private int rows = -1;
    private int batch = -1;
    private long bytes = -1;
    private int caching = -1;
    private int flags;

    Read(String table) {
      this.table = table;
    }

    Read row(String row) {
      Value key = Value.ofString(row);
      range = KeyRange.of(
          List.of(key, Value.MIN, Value.MIN), true, List.of(key, Value.MAX, Value.MAX), true);
      return this;
    }

    Read between(String start, String stop) {
      range = KeyRange.of(
          List.of(Value.ofString(start), Value.MIN, Value.MIN),
          true,
          List.of(Value.ofString(stop), Value.MIN, Value.MAX),
          true);
      return this;
    }

    Read columns(String... names) {
      qualifiers = List.of(names);
      return this;
    }

    Read times(long from, long to) {
      minStamp = from;
      maxStamp = to;
      return this;
    }

    Read versions(int most) {
      versions = most;
      return this;
    }

    Read perRow(int limit, int offset) {
      limitPerRow = limit;
      offsetPerRow = offset;
      return this;
    }

    Read filter(String text) {
      filter = text;
      return this;
    }

    Read reversed() {
      reversed = true;
      return this;
    }

    Read rows(int limit) {
      rows = limit;
      return this;
    }

    Read pages(int rowsEach, int cellsEach, long bytesEach) {
      caching = rowsEach;
      batch = cellsEach;
      bytes = bytesEach;
      return this;
    }

    Read flags(int value) {
      flags = value;
      return this;
    }

    QueryRequest request() {
      HTableFilter bounds = new HTableFilter(
          true,
          qualifiers.stream().map(q -> q.getBytes(StandardCharsets.UTF_8)).toList(),
          minStamp,
          maxStamp,
          versions,
          limitPerRow,
          offsetPerRow,
          filter.getBytes(StandardCharsets.ISO_8859_1));
      Query query = new Query(
          List.of(range),
          List.of(),
          "",
          rows,
          0,
          (reversed ? ScanOrder.REVERSE : ScanOrder.FORWARD).number(),
          "PRIMARY",
          batch,
          bytes,
          bounds,
          List.of("K", "Q", "T"),
          List.of(),
          new KvParams.HBase(caching, -1, flags, "2.0.6"),
          0,
          Query.ALL_TRAILING);
      return new QueryRequest(
          NO_CREDENTIAL, table, UNKNOWN, 0, EntityType.HBASE.number(), 0, query, 0, -1);
    }
  }

  /** The cells that a read finds at once: {@code row/column@time}. */
  List<String> get(Read read) {
    return cells(reads.query(read.request(), context()));
  }

  QueryResult answer(Read read) {
    return reads.query(read.request(), context());
  }

  /** The pages of a read, to its end. */
  List<List<String>> scan(Read read) {
    List<List<String>> pages = new ArrayList<>();
    AsyncQueryResult page = start(read);
    while (true) {
      pages.add(cells(page.result()));
      if (page.end()) {
        return pages;
      }
      page = next(read, page.sessionId());
    }
  }

  AsyncQueryResult start(Read read) {
    return step(read, QueryStep.START, UNKNOWN);
  }

  /** As {@link #start}, on a connection's own thread. */
  AsyncQueryResult startLightly(Read read) {
    return reads.startLightly(
        new AsyncQueryRequest(read.request(), UNKNOWN, QueryStep.START.number()), context());
  }

  AsyncQueryResult next(Read read, long session) {
    return step(read, QueryStep.NEXT, session);
  }

  AsyncQueryResult step(Read read, QueryStep step, long session) {
    return reads.step(new AsyncQueryRequest(read.request(), session, step.number()), context());
  }

  static List<String> cells(QueryResult result) {
    List<Value> values = List.copyOf(result.values());
    int columns = result.columns().size();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < values.size(); i += columns) {
      cells.add(values.get(i).string()
          + "/"
          + values.get(i + 1).string().replace('\0', ':')
          + "@"
          + values.get(i + 2).bits());
    }
    return cells;
  }

  @Override
  public void close() {
    reads.close();
    store.close();
    log.close();
    engine.close();
  }
}
