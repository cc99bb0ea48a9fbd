// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.metadata;

import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.routing.location.Localities;
import io.obkv.routing.location.LocationSource;
import io.obkv.routing.location.ReplicaNews;
import io.obkv.routing.schema.IndexSchema;
import io.obkv.routing.schema.SchemaRows;
import io.obkv.routing.schema.SchemaSource;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.sql.SqlClient;
import io.obkv.routing.sql.SqlRows;
import io.obkv.transport.HostAndPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Metadata by SQL. A schema is read in several statements; it counts only when the table's version is the
 * same before and after them. Safe for many threads.
 */
public final class SqlMetadata implements SchemaSource, LocationSource {
  private static final int MOST_READINGS = 3;
  private static final int TWO_LEVELS = 2;
  private static final int MOST_TABLETS_ASKED = 300;
  private static final int LEADER = 1;
  private static final String ACTIVE = "ACTIVE";
  private static final SqlRows NO_ROWS = new SqlRows(List.of(), List.of());

  private final SqlClient system;
  private final SqlClient own;
  private final MetadataQueries queries;
  private final long timeoutNanos;

  /**
   * @param system asks as a user that may read the cluster's views; stays the caller's
   * @param own asks as the client's user; stays the caller's
   * @param timeout for one statement
   */
  public SqlMetadata(
      SqlClient system, SqlClient own, String tenant, String database, Duration timeout) {
    this.system = system;
    this.own = own;
    this.queries = new MetadataQueries(tenant, database);
    this.timeoutNanos = timeout.toNanos();
  }

  private CompletableFuture<SqlRows> asSystem(String statement) {
    return system.query(statement, timeoutNanos);
  }

  private CompletableFuture<SqlRows> asOwn(String statement) {
    return own.query(statement, timeoutNanos);
  }

  /** The cluster's members. */
  public CompletableFuture<List<Localities.Member>> members() {
    return asSystem(MetadataQueries.members()).thenApply(rows -> {
      List<Localities.Member> members = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        String host = rows.text(i, "svr_ip");
        members.add(new Localities.Member(
            new HostAndPort(host, (int) rows.number(i, "svr_port")),
            new HostAndPort(host, (int) rows.number(i, "sql_port")),
            orEmpty(rows.text(i, "region")),
            orEmpty(rows.text(i, "idc")),
            ACTIVE.equalsIgnoreCase(rows.text(i, "status"))));
      }
      return members;
    });
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  @Override
  public CompletableFuture<Optional<TableSchema>> load(String table) {
    return load(table, MOST_READINGS);
  }

  private CompletableFuture<Optional<TableSchema>> load(String table, int readings) {
    return asSystem(queries.table(table)).thenCompose(before -> {
      if (before.size() == 0) {
        return CompletableFuture.completedFuture(Optional.empty());
      }
      long tableId = before.number(0, "table_id");
      long version = before.number(0, "schema_version");
      return dataTable(table)
          .thenCompose(data -> read(table, data, tableId, version))
          .thenCompose(rows -> asSystem(queries.table(table))
              .thenCompose(after -> isSame(after, tableId, version) && isOf(version, rows)
                  ? CompletableFuture.completedFuture(Optional.of(rows.toSchema()))
                  : again(table, readings - 1)));
    });
  }

  private CompletableFuture<Optional<TableSchema>> again(String table, int readings) {
    if (readings > 0) {
      return load(table, readings);
    }
    return CompletableFuture.failedFuture(ServerException.foundByClient(
        ErrorCode.OB_SCHEMA_EAGAIN,
        "the schema of " + table + " changed each time that it was read"));
  }

  private static boolean isSame(SqlRows table, long tableId, long version) {
    return table.size() > 0
        && table.number(0, "table_id") == tableId
        && table.number(0, "schema_version") == version;
  }

  /** Views of partitions that tell a version, as new servers' do, must tell the table's. */
  private static boolean isOf(long version, SchemaRows rows) {
    for (SqlRows view : List.of(rows.partitionKey(), rows.partitions(), rows.subPartitions())) {
      for (int i = 0; i < view.size(); i++) {
        long told = view.number(i, "schema_version", 0);
        if (told != 0 && told != version) {
          return false;
        }
      }
    }
    return true;
  }

  /** The table whose columns a table has: an index's are those of its data table. */
  private CompletableFuture<String> dataTable(String table) {
    OptionalLong id = IndexSchema.dataTableId(table);
    return id.isEmpty()
        ? CompletableFuture.completedFuture(table)
        : asSystem(queries.tableName(id.getAsLong()))
            .thenApply(rows -> rows.size() == 0 ? table : rows.text(0, "table_name"));
  }

  private CompletableFuture<SchemaRows> read(
      String table, String dataTable, long tableId, long version) {
    CompletableFuture<SqlRows> columns = asOwn(queries.columns(dataTable));
    CompletableFuture<SqlRows> statistics = asOwn(queries.statistics(dataTable));
    CompletableFuture<SqlRows> indexes = asSystem(queries.indexes(tableId));
    CompletableFuture<SqlRows> key = asSystem(queries.partitionKey(tableId));
    // The other two views refuse tables without partitions.
    CompletableFuture<SqlRows> partitions = key.thenCompose(rows -> rows.size() == 0
        ? CompletableFuture.completedFuture(NO_ROWS)
        : asSystem(queries.partitions(tableId)));
    CompletableFuture<SqlRows> subPartitions =
        key.thenCompose(rows -> rows.size() == 0 || rows.number(0, "part_level") < TWO_LEVELS
            ? CompletableFuture.completedFuture(NO_ROWS)
            : asSystem(queries.subPartitions(tableId)));
    return CompletableFuture.allOf(columns, statistics, indexes, key, partitions, subPartitions)
        .thenApply(done -> new SchemaRows(
            table,
            tableId,
            version,
            columns.join(),
            statistics.join(),
            indexes.join(),
            key.join(),
            partitions.join(),
            subPartitions.join()));
  }

  @Override
  public CompletableFuture<List<ReplicaNews>> locate(String table, List<Long> tabletIds) {
    List<CompletableFuture<List<ReplicaNews>>> parts = new ArrayList<>();
    for (int i = 0; i < tabletIds.size(); i += MOST_TABLETS_ASKED) {
      parts.add(locatePart(
          table, tabletIds.subList(i, Math.min(tabletIds.size(), i + MOST_TABLETS_ASKED))));
    }
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(done -> parts.stream().flatMap(part -> part.join().stream()).toList());
  }

  private CompletableFuture<List<ReplicaNews>> locatePart(String table, List<Long> tabletIds) {
    CompletableFuture<SqlRows> replicas = asSystem(queries.replicas(table, tabletIds));
    // A table without partitions is asked for as tablet 0, which is in no log stream.
    CompletableFuture<SqlRows> logStreams = tabletIds.equals(List.of(0L))
        ? CompletableFuture.completedFuture(NO_ROWS)
        : asSystem(queries.logStreams(tabletIds));
    return replicas.thenCombine(logStreams, SqlMetadata::news);
  }

  private static List<ReplicaNews> news(SqlRows replicas, SqlRows logStreams) {
    Map<Long, Long> byTablet = new HashMap<>();
    for (int i = 0; i < logStreams.size(); i++) {
      byTablet.put(logStreams.number(i, "tablet_id"), logStreams.number(i, "ls_id", -1));
    }
    List<ReplicaNews> news = new ArrayList<>();
    for (int i = 0; i < replicas.size(); i++) {
      boolean active = ACTIVE.equalsIgnoreCase(replicas.text(i, "status"))
          && replicas.number(i, "stop_time", 0) == 0;
      if (active) {
        long tablet = replicas.number(i, "tablet_id");
        news.add(new ReplicaNews(
            tablet,
            byTablet.getOrDefault(tablet, -1L),
            new HostAndPort(replicas.text(i, "svr_ip"), (int) replicas.number(i, "svr_port")),
            replicas.number(i, "role") == LEADER));
      }
    }
    return news;
  }
}
