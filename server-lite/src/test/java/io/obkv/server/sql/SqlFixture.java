// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.SingleServerPlacement;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.server.sql.ddl.EngineTabletChanges;
import io.obkv.server.sql.ddl.TabletChanges;
import io.obkv.server.sql.metadata.Introspection;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.EngineTabletStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A catalog and rows in memory, and an executor over them. */
final class SqlFixture implements AutoCloseable {
  final MemoryEngine engine = new MemoryEngine();
  final StoredCatalog catalog = openCatalog();
  final EngineTabletStore store = new EngineTabletStore(engine, log());
  final RecordingTablets tablets = new RecordingTablets();
  final SqlExecutor executor;
  final SqlSession session = new SqlSession(1, "root", "127.0.0.1", false);

  private SqlFixture(boolean changesRows) {
    executor = new SqlExecutor(
        catalog,
        store,
        changesRows ? new EngineTabletChanges(store, Clock.systemUTC()) : tablets,
        Clock.systemUTC(),
        Introspection.of(placement()),
        command -> {});
    session.use("test");
  }

  /** A server whose ports a test can tell apart. */
  static ReplicaPlacement placement() {
    return new SingleServerPlacement("127.0.0.1", () -> 2882, () -> 2881, Instant.EPOCH);
  }

  /** DDL only notes what it asks of the rows. */
  SqlFixture() {
    this(false);
  }

  /** DDL changes rows as it does in the server. */
  static SqlFixture withRows() {
    return new SqlFixture(true);
  }

  StoredCatalog openCatalog() {
    return StoredCatalog.open(
        engine,
        batch -> {
          engine.write(batch, Durability.NONE);
          return CompletableFuture.completedFuture(null);
        },
        "test",
        "lite",
        Clock.systemUTC());
  }

  List<SqlResult> run(String sql) {
    return executor.execute(session, sql);
  }

  TableSchema table(String name) {
    return catalog.snapshot().table(session.database(), name).orElseThrow();
  }

  private LogStream log() {
    return LocalLogStream.open(engine, Durability.NONE);
  }

  static String resource(String path) throws IOException {
    try (InputStream in = SqlFixture.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    store.close();
    engine.close();
  }

  static final class RecordingTablets implements TabletChanges {
    @Override
    public void holdOff(long tableId) {}

    @Override
    public void letIn(long schemaVersion) {}

    @Override
    public void restartAutoIncrement(TableSchema table) {}

    final List<Long> dropped = new ArrayList<>();
    final List<Long> reset = new ArrayList<>();
    final List<String> filled = new ArrayList<>();
    final List<String> rewritten = new ArrayList<>();

    @Override
    public void drop(List<Long> tabletIds) {
      dropped.addAll(tabletIds);
    }

    @Override
    public void resetAutoIncrement(long tableId) {
      reset.add(tableId);
    }

    @Override
    public void fillIndex(TableSchema table, IndexSchema index) {
      filled.add(index.name());
    }

    @Override
    public void rewrite(TableSchema from, TableSchema to) {
      rewritten.add(to.name());
    }
  }
}
