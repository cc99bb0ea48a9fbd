// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ObkvException;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.Key;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views tell of a server that a driver is at work on. */
class ServerViewsIT {
  private LiteServer server;
  private TableClient client;
  private Table table;

  @BeforeEach
  void start() throws IOException {
    server = LiteServer.start(ServerOptions.builder().build());
    var unused = server.execute("create table t1 (k varchar(20) primary key, v bigint)");
    client = TableClient.connect(TableClient.builder()
        .host("127.0.0.1")
        .port(server.rpcPort())
        .user("root@test#lite")
        .database("test")
        .build());
    table = client.table("t1");
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private List<String> query(String sql) {
    SqlResult.Rows rows = (SqlResult.Rows) server.execute(sql).get(0);
    return rows.rows().stream()
        .map(row -> Arrays.stream(row)
            .map(value -> value.isNull() ? "NULL" : ValueText.of(value))
            .collect(Collectors.joining(",")))
        .toList();
  }

  @Test
  void auditHasTheLastOperationsWithTheirOutcome() {
    table.insert(Insert.of(Key.of("k", "a")).set("v", 1L));
    table.get(Get.of(Key.of("k", "a")));
    assertThatThrownBy(() -> table.insert(Insert.of(Key.of("k", "a")).set("v", 2L)))
        .isInstanceOf(ObkvException.class);
    assertThat(query(
            "select stmt_type, query_sql like '%table_name:\"t1\"%', ret_code, db_name, client_ip,"
                + " request_type = 2"
                + " from oceanbase.GV$OB_SQL_AUDIT where stmt_type like 'KV%' order by request_id"))
        .containsExactly(
            "KV_INSERT,1,0,test,127.0.0.1,0",
            "KV_GET,1,0,test,127.0.0.1,0",
            "KV_INSERT,1,-5024,test,127.0.0.1,0");
    assertThat(query("select count(*) from oceanbase.GV$OB_SQL_AUDIT"
            + " where stmt_type like 'KV%' and trace_id like 'Y%-%' and elapsed_time > 0"
            + " and elapsed_time = queue_time + execute_time"))
        .containsExactly("3");
  }

  @Test
  void requestsOfOneShapeHaveOneSqlIdInTheStoredAudit() {
    table.insert(Insert.of(Key.of("k", "a")).set("v", 1L));
    table.insert(Insert.of(Key.of("k", "b")).set("v", 2L));
    assertThat(query("select count(*), count(distinct sql_id), min(length(sql_id)),"
            + " min(query_sql like '{credential:***, table_name:%{\"BIGINT\":_}%')"
            + " from oceanbase.__all_virtual_sql_audit where stmt_type = 'KV_INSERT'"))
        .containsExactly("2,1,32,1");
  }

  @Test
  void auditHasStatementsButNotTheirPasswords() {
    assertThat(query("select 1 union all select 2")).hasSize(2);
    var unused = server.execute("create user u1 identified by 'secret'");
    assertThatThrownBy(() -> server.execute("select nosuch from t1"))
        .isInstanceOf(SqlException.class);
    assertThat(query("select stmt_type, query_sql, ret_code, return_rows, user_name, request_type"
            + " from oceanbase.GV$OB_SQL_AUDIT where query_sql like 'select 1%'"
            + " or query_sql like '%nosuch%' or stmt_type = 'CREATE_USER' order by request_id"))
        .containsExactly(
            "SELECT,select 1 union all select 2,0,2,root,2",
            "CREATE_USER,create user u1 identified by '***',0,0,root,2",
            "SELECT,select nosuch from t1,-5217,0,root,2");
  }

  @Test
  void auditStopsWhenItIsSwitchedOff() {
    var unused = server.execute("alter system set enable_sql_audit = false");
    table.insert(Insert.of(Key.of("k", "a")).set("v", 1L));
    assertThat(query("select count(*) from oceanbase.GV$OB_SQL_AUDIT where stmt_type like 'KV%'"))
        .containsExactly("0");
  }

  @Test
  void connectionsOfTheTableApiAreListed() {
    var unused = table.insert(Insert.of(Key.of("k", "a")).set("v", 1L));
    assertThat(query("select u.user_name, c.client_ip, c.client_port > 0,"
            + " c.first_active_time <= c.last_active_time, d.database_name"
            + " from oceanbase.GV$OB_KV_CONNECTIONS c"
            + " join oceanbase.__all_database d on d.database_id = c.db_id"
            + " join oceanbase.DBA_OB_USERS u on u.user_name = 'root'"))
        .isNotEmpty()
        .allMatch("root,127.0.0.1,1,1,test"::equals);
  }

  @Test
  void serversAndLocationsNameTheRealPorts() {
    assertThat(query("select svr_port, sql_port from oceanbase.DBA_OB_SERVERS"))
        .containsExactly(server.rpcPort() + "," + server.sqlPort());
    assertThat(query("select table_name, role, svr_port from oceanbase.DBA_OB_TABLE_LOCATIONS"
            + " where database_name = 'test'"))
        .containsExactly("t1,LEADER," + server.rpcPort());
  }
}
