// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tools ask drivers about a database. */
class MetadataIT extends ConnectorCases {
  private static List<String> column(ResultSet result, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    try (result) {
      while (result.next()) {
        values.add(result.getString(name));
      }
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void listsDatabasesTablesAndColumns(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(
          connection,
          "create table " + table
              + " (k varchar(20) not null, n bigint unsigned, d decimal(10,2) default 1.5,"
              + " primary key (k), index by_n (n) local, unique key once (n, d) local)");
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).contains("test");
      assertThat(
              column(metadata.getTables("test", null, table, new String[] {"TABLE"}), "TABLE_NAME"))
          .containsExactly(table);
      assertThat(column(metadata.getColumns("test", null, table, "%"), "COLUMN_NAME"))
          .containsExactly("k", "n", "d");
      assertThat(column(metadata.getColumns("test", null, table, "n"), "TYPE_NAME"))
          .singleElement()
          .satisfies(type -> assertThat(type).startsWithIgnoringCase("bigint"));
      assertThat(column(metadata.getPrimaryKeys("test", null, table), "COLUMN_NAME"))
          .containsExactly("k");
      assertThat(column(metadata.getIndexInfo("test", null, table, false, true), "INDEX_NAME"))
          .contains("by_n", "once");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void answersWhatThereIsNoneOf(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(connection, "create table " + table + " (k int primary key)");
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getImportedKeys("test", null, table), "PK_NAME"))
          .isEmpty();
      assertThat(column(metadata.getExportedKeys("test", null, table), "PK_NAME"))
          .isEmpty();
      assertThat(column(metadata.getProcedures("test", null, "%"), "PROCEDURE_NAME"))
          .isEmpty();
      assertThat(column(metadata.getFunctions("test", null, "%"), "FUNCTION_NAME"))
          .isEmpty();
      assertThat(column(metadata.getTypeInfo(), "TYPE_NAME")).isNotEmpty();
      assertThat(column(metadata.getTableTypes(), "TABLE_TYPE")).contains("TABLE");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void saysWhatServerItIs(Way way) throws SQLException {
    try (Connection connection = connect(way)) {
      DatabaseMetaData metadata = connection.getMetaData();
      // OceanBase's own driver asks for the version of OceanBase.
      assertThat(metadata.getDatabaseProductVersion()).containsAnyOf("5.7.25", "4.3.5.3");
      assertThat(metadata.getUserName()).startsWith("root@");
      assertThat(connection.getCatalog()).isEqualTo("test");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void describesResultsBeforeAndAfterExecution(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(
          connection, "create table " + table + " (k varchar(20) primary key, n int, d double)");
      try (PreparedStatement select = connection.prepareStatement(
          "select k as key_name, n, d from " + table + " where k = ?")) {
        select.setString(1, "none");
        try (ResultSet result = select.executeQuery()) {
          ResultSetMetaData columns = result.getMetaData();
          assertThat(columns.getColumnCount()).isEqualTo(3);
          assertThat(columns.getColumnLabel(1)).isEqualTo("key_name");
          assertThat(columns.getColumnType(1)).isEqualTo(Types.VARCHAR);
          assertThat(columns.getPrecision(1)).isEqualTo(20);
          assertThat(columns.getTableName(1)).isEqualTo(table);
          assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
          assertThat(columns.getColumnType(2)).isEqualTo(Types.INTEGER);
          assertThat(columns.getColumnType(3)).isEqualTo(Types.DOUBLE);
          assertThat(result.next()).isFalse();
        }
        assertThat(select.getParameterMetaData().getParameterCount()).isEqualTo(1);
      }
    }
  }
}
