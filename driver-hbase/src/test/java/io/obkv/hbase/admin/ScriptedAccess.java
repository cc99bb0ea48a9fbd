// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.protocol.message.MetaType;
import io.obkv.routing.sql.SqlRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;

/** A cluster of one server with one table {@code t} of one family {@code f}; it keeps what it is told to change. */
final class ScriptedAccess implements AdminAccess {
  private static final ServerName SERVER = ServerName.valueOf("h", 2882, 1);

  final List<String> changes = new ArrayList<>();
  String attributes = "{\"Hbase\": {\"MaxVersions\": 3}}";
  String refused = "none";
  ErrorCode refusal = ErrorCode.OB_ERROR;

  private static SqlRows rows(List<String> names, String... values) {
    byte[][] row = Arrays.stream(values)
        .map(value -> value.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
    return new SqlRows(names, values.length == 0 ? List.of() : List.<byte[][]>of(row));
  }

  @Override
  public CompletableFuture<Boolean> hasSql() {
    return Futures.done(true);
  }

  @Override
  public CompletableFuture<SqlRows> query(String statement) {
    if (statement.contains("schemata")) {
      return Futures.done(rows(List.of("schema_name"), "home"));
    }
    if (statement.contains("DBA_OB_TABLEGROUP_TABLES")) {
      boolean asked = !statement.contains("tablegroup_name = ") || statement.contains("= 't'");
      List<String> names = List.of("tablegroup_name", "table_name");
      return Futures.done(asked ? rows(names, "t", "t$f") : rows(names));
    }
    return Futures.done(rows(
        List.of("Table", "Create Table"),
        "t$f",
        "CREATE TABLE `t$f` (`K` int) TABLEGROUP = 't' KV_ATTRIBUTES = '" + attributes + "'"));
  }

  @Override
  public CompletableFuture<SqlRows> change(String statement) {
    changes.add(statement);
    return statement.startsWith(refused)
        ? Futures.failed(ServerException.foundByClient(refusal, "refused"))
        : Futures.done(rows(List.of()));
  }

  @Override
  public CompletableFuture<String> meta(String namespace, MetaType type, String json) {
    return Futures.failed(new IllegalStateException("SQL is there"));
  }

  @Override
  public String database(String namespace) {
    return namespace.equals("default") ? "home" : namespace;
  }

  @Override
  public void forget(TableName table) {
    // It keeps nothing.
  }

  @Override
  public CompletableFuture<List<ServerName>> servers() {
    return Futures.done(List.of(SERVER));
  }

  @Override
  public CompletableFuture<TabletLayout> layout(TableName table, byte[] family) {
    return Futures.done(
        new TabletLayout(List.of(new TabletLayout.Partition(200001, new byte[0], SERVER)), false));
  }
}
