// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementIT extends ConnectorCases {
  @ParameterizedTest
  @MethodSource("ways")
  void createsWritesAndReads(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(
          connection,
          "create table " + table
              + " (k varchar(20) primary key, n bigint) partition by key(k) partitions 4");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into " + table + " values (?, ?)")) {
        for (int i = 0; i < 10; i++) {
          insert.setString(1, "k" + i);
          insert.setLong(2, i * 100L);
          assertThat(insert.executeUpdate()).isEqualTo(1);
        }
      }
      try (PreparedStatement select =
          connection.prepareStatement("select n, k from " + table + " where k = ?")) {
        for (int i = 0; i < 10; i++) {
          select.setString(1, "k" + i);
          try (ResultSet result = select.executeQuery()) {
            assertThat(rows(result)).containsExactly(i * 100 + ",k" + i);
          }
        }
      }
      assertThat(query(connection, "select count(*), sum(n) from " + table))
          .containsExactly("10,4500");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void takesNullAndLimitAndExpressionParameters(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(
          connection,
          "create table " + table + " (k int primary key, v varchar(10))",
          "insert into " + table + " values (1,'a'),(2,'b'),(3,null),(4,'d')");
      try (PreparedStatement update =
          connection.prepareStatement("update " + table + " set v = ? where k in (?, ? + 1)")) {
        update.setString(1, null);
        update.setInt(2, 1);
        update.setInt(3, 1);
        assertThat(update.executeUpdate()).isEqualTo(2);
      }
      try (PreparedStatement select = connection.prepareStatement(
          "select k from " + table + " where v is null order by k desc limit ? offset ?")) {
        select.setInt(1, 2);
        select.setInt(2, 1);
        try (ResultSet result = select.executeQuery()) {
          assertThat(rows(result)).containsExactly("2", "1");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void textOfParametersIsNeverStatement(Way way) throws SQLException {
    String table = newTable();
    String hostile = "x' or '1'='1'; drop table " + table + "; -- \\ \" ` \u0000 ü 日本 😀";
    try (Connection connection = connect(way)) {
      execute(connection, "create table " + table + " (k int primary key, v varchar(200))");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into " + table + " values (1, ?)")) {
        insert.setString(1, hostile);
        insert.executeUpdate();
      }
      try (PreparedStatement select =
          connection.prepareStatement("select v from " + table + " where v = ?")) {
        select.setString(1, hostile);
        try (ResultSet result = select.executeQuery()) {
          assertThat(result.next()).isTrue();
          assertThat(result.getString(1)).isEqualTo(hostile);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void givesGeneratedKeys(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(
          connection,
          "create table " + table + " (id bigint auto_increment primary key, v varchar(10))");
      try (PreparedStatement insert = connection.prepareStatement(
          "insert into " + table + " (v) values (?)", Statement.RETURN_GENERATED_KEYS)) {
        for (int i = 1; i <= 3; i++) {
          insert.setString(1, "v" + i);
          insert.executeUpdate();
          try (ResultSet keys = insert.getGeneratedKeys()) {
            assertThat(rows(keys)).containsExactly(Integer.toString(i));
          }
        }
      }
      assertThat(query(connection, "select last_insert_id()")).containsExactly("3");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void runsBatches(Way way) throws SQLException {
    String table = newTable();
    for (String rewrite : new String[] {"false", "true"}) {
      try (Connection connection = connect(way, "rewriteBatchedStatements=" + rewrite)) {
        execute(
            connection,
            "drop table if exists " + table,
            "create table " + table + " (k int primary key, v varchar(10))");
        try (PreparedStatement insert =
            connection.prepareStatement("insert into " + table + " values (?, ?)")) {
          for (int i = 0; i < 100; i++) {
            insert.setInt(1, i);
            insert.setString(2, "v" + i);
            insert.addBatch();
          }
          assertThat(insert.executeBatch()).hasSize(100);
          insert.setInt(1, 1);
          insert.setString(2, "again");
          insert.addBatch();
          assertThatThrownBy(insert::executeBatch).isInstanceOf(BatchUpdateException.class);
        }
        assertThat(query(connection, "select count(*) from " + table)).containsExactly("100");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void runsSeveralStatementsOfOneText(Way way) throws SQLException {
    try (Connection connection = connect(way, "allowMultiQueries=true");
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute("select 1; set @a = 5; select @a + 1")).isTrue();
      assertThat(rows(statement.getResultSet())).containsExactly("1");
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isZero();
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(rows(statement.getResultSet())).containsExactly("6");
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void countsMatchedRowsUnlessAskedForChangedOnes(Way way) throws SQLException {
    String table = newTable();
    try (Connection matched = connect(way, "useAffectedRows=false");
        Connection changed = connect(way, "useAffectedRows=true")) {
      execute(
          matched,
          "create table " + table + " (k int primary key, v int)",
          "insert into " + table + " values (1, 1), (2, 2)");
      String update = "update " + table + " set v = 1";
      try (Statement statement = matched.createStatement()) {
        assertThat(statement.executeUpdate(update)).isEqualTo(2);
      }
      try (Statement statement = changed.createStatement()) {
        assertThat(statement.executeUpdate(update)).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void readsLongResultsThroughCursors(Way way) throws SQLException {
    String table = newTable();
    String[] cursors = {"useCursorFetch=true"};
    try (Connection connection = connect(way, cursors)) {
      execute(connection, "create table " + table + " (k int primary key, v varchar(100))");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into " + table + " values (?, ?)")) {
        for (int i = 0; i < 1000; i++) {
          insert.setInt(1, i);
          insert.setString(2, "v".repeat(i % 100));
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (PreparedStatement select =
          connection.prepareStatement("select k, v from " + table + " where k >= ? order by k")) {
        select.setFetchSize(7);
        select.setInt(1, 10);
        try (ResultSet result = select.executeQuery()) {
          for (int i = 10; i < 1000; i++) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(i);
            assertThat(result.getString(2)).hasSize(i % 100);
          }
          assertThat(result.next()).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void tellsErrorsByNumberStateAndText(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(
          connection,
          "create table " + table + " (k int primary key)",
          "insert into " + table + " values (1)");
      assertRefused(connection, "insert into " + table + " values (1)", 1062, "23000");
      assertRefused(connection, "select * from nosuch", 1146, "42S02");
      assertRefused(connection, "select nosuch from " + table, 1054, "42S22");
      assertRefused(connection, "selec 1", 1064, "42000");
      assertThat(query(connection, "select k from " + table)).containsExactly("1");
    }
  }

  private static void assertRefused(Connection connection, String sql, int number, String state)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(SQLException.class, e -> {
            assertThat(e.getErrorCode()).isEqualTo(number);
            assertThat(e.getSQLState()).isEqualTo(state);
          });
    }
  }
}
