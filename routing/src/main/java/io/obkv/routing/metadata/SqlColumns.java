// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.metadata;

import io.obkv.routing.schema.SchemaRows;
import io.obkv.routing.schema.SchemaSource;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.sql.SqlClient;
import io.obkv.routing.sql.SqlRows;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Columns and keys of tables, and nothing of where their rows are: what a client that leaves routing to a
 * proxy can read by SQL as its own user. Safe for many threads.
 */
public final class SqlColumns implements SchemaSource {
  private static final long NO_ID = -1;

  private final SqlClient own;
  private final MetadataQueries queries;
  private final long timeoutNanos;

  /** The views tell no version: what is read later counts as the newer one. */
  private final AtomicLong readings = new AtomicLong();

  /**
   * @param own asks as the client's user; stays the caller's
   * @param timeout for one statement
   */
  public SqlColumns(SqlClient own, String database, Duration timeout) {
    this.own = own;
    this.queries = new MetadataQueries("", database);
    this.timeoutNanos = timeout.toNanos();
  }

  @Override
  public CompletableFuture<Optional<TableSchema>> load(String table) {
    long reading = readings.incrementAndGet();
    CompletableFuture<SqlRows> columns = own.query(queries.columns(table), timeoutNanos);
    CompletableFuture<SqlRows> statistics = own.query(queries.statistics(table), timeoutNanos);
    return columns.thenCombine(
        statistics,
        (all, keys) -> all.size() == 0
            ? Optional.empty()
            : Optional.of(SchemaRows.ofColumns(table, NO_ID, reading, all, keys).toSchema()));
  }
}
