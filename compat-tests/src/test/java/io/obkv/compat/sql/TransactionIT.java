// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionIT extends ConnectorCases {
  @ParameterizedTest
  @MethodSource("ways")
  void othersSeeWhatIsCommittedAndNothingElse(Way way) throws SQLException {
    String table = newTable();
    try (Connection writer = connect(way);
        Connection reader = connect(way)) {
      execute(
          writer,
          "create table " + table + " (k int primary key) partition by hash(k) partitions 3");
      writer.setAutoCommit(false);
      execute(writer, "insert into " + table + " values (1), (2)");
      assertThat(query(writer, "select count(*) from " + table)).containsExactly("2");
      assertThat(query(reader, "select count(*) from " + table)).containsExactly("0");
      writer.commit();
      assertThat(query(reader, "select count(*) from " + table)).containsExactly("2");
      execute(writer, "delete from " + table);
      writer.rollback();
      assertThat(query(writer, "select count(*) from " + table)).containsExactly("2");
      writer.setAutoCommit(true);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void lossOfTheConnectionRollsBack(Way way) throws SQLException {
    String table = newTable();
    try (Connection other = connect(way)) {
      execute(other, "create table " + table + " (k int primary key)");
      Connection lost = connect(way);
      execute(lost, "begin", "insert into " + table + " values (1)");
      execute(other, "kill " + query(lost, "select connection_id()").get(0));
      Awaitility.await().untilAsserted(() -> {
        execute(other, "insert into " + table + " values (1)");
        execute(other, "delete from " + table);
      });
      assertThat(query(other, "select count(*) from " + table)).containsExactly("0");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aClientThatThinksForTooLongLosesItsLocks(Way way) throws SQLException {
    String table = newTable();
    try (Connection other = connect(way);
        Connection idle = connect(way)) {
      execute(
          other,
          "create table " + table + " (k int primary key, v int)",
          "insert into " + table + " values (1, 1)");
      execute(
          idle,
          "set ob_trx_idle_timeout = 300000",
          "begin",
          "update " + table + " set v = 2 where k = 1");
      execute(other, "update " + table + " set v = 3 where k = 1");
      assertThat(query(idle, "select 1")).containsExactly("1");
      assertFails(idle, "select v from " + table, 6002, "Transaction idle timeout occurred");
      assertFails(
          idle, "update " + table + " set v = 4", 6002, "Transaction idle timeout occurred");
      assertFails(idle, "commit", 6002, "Transaction rollbacked");
      assertThat(query(idle, "select v from " + table)).containsExactly("3");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aTransactionEndsWhenItsTimeIsOver(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(
          connection,
          "create table " + table + " (k int primary key)",
          "set ob_trx_timeout = 300000",
          "begin",
          "insert into " + table + " values (1)");
      Awaitility.await()
          .untilAsserted(() -> assertFails(
              connection, "select k from " + table, 4012, "Transaction timeout occurred"));
      execute(connection, "rollback");
      assertThat(query(connection, "select count(*) from " + table)).containsExactly("0");
    }
  }

  private static void assertFails(Connection connection, String sql, int code, String text) {
    assertThatThrownBy(() -> execute(connection, sql))
        .hasMessageContaining(text)
        .isInstanceOfSatisfying(
            SQLException.class, failure -> assertThat(failure.getErrorCode()).isEqualTo(code));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void joinsTheMetadataViews(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(connection, "create table " + table + " (k int primary key, v int)");
      assertThat(query(
              connection,
              "select t.table_name, c.column_name from information_schema.tables t"
                  + " join information_schema.columns c on c.table_name = t.table_name"
                  + " and c.table_schema = t.table_schema"
                  + " where t.table_name = '" + table + "' order by c.ordinal_position"))
          .containsExactly(table + ",k", table + ",v");
    }
  }
}
