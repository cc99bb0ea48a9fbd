// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import io.obkv.server.catalog.SingleServerPlacement;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.expression.ValueText;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.server.model.hbase.CellExpiryRule;
import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.ddl.EngineTabletChanges;
import io.obkv.server.sql.metadata.Introspection;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.EngineTabletStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** SQL and TTL jobs over rows in memory, with a clock that the test moves. Nothing runs by itself. */
final class TtlFixture implements AutoCloseable {
  final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T04:00:00Z"));
  final MemoryEngine engine = new MemoryEngine();
  final LogStream log = LocalLogStream.open(engine, Durability.NONE);
  final StoredCatalog catalog = StoredCatalog.open(engine, log::append, "test", "lite", clock);
  final EngineTabletStore store = new EngineTabletStore(engine, log);
  TtlJobs jobs = jobs();
  private final SqlSession session = new SqlSession(1, "root", "127.0.0.1", false);

  TtlFixture() {
    session.use("test");
  }

  private TtlJobs jobs() {
    return new TtlJobs(
        catalog, store, engine, log, List.of(new ColumnExpiry(), new CellExpiryRule()), clock);
  }

  /** The jobs as they are read back after a restart. */
  void restart() {
    jobs.close();
    jobs = jobs();
  }

  /** The answer: rows joined by bars, values by commas. */
  String run(String statement) {
    SqlExecutor executor = new SqlExecutor(
        catalog,
        store,
        new EngineTabletChanges(store, clock),
        clock,
        Introspection.builder(
                new SingleServerPlacement("127.0.0.1", () -> 0, () -> 0, Instant.EPOCH))
            .ttl(jobs)
            .build(),
        jobs::command);
    SqlResult result = executor.execute(session, statement).get(0);
    if (!(result instanceof SqlResult.Rows rows)) {
      return "";
    }
    return rows.rows().stream()
        .map(row -> Arrays.stream(row)
            .map(value -> value.isNull() ? "NULL" : ValueText.of(value, ZoneOffset.ofHours(8)))
            .collect(Collectors.joining(",")))
        .collect(Collectors.joining(" | "));
  }

  @Override
  public void close() {
    jobs.close();
    store.close();
    log.close();
    engine.close();
  }
}
