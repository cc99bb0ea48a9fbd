// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential.sql;

import io.obkv.compat.network.Endpoint;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the servers, over the MySQL protocol; its answers as text. */
final class StatementSide implements AutoCloseable {
  private static final Pattern TABLE_ID = Pattern.compile("\\$\\{table_id ([^}]+)}");

  /** The name that a server gives to a check without one ends in a number of its own. */
  private static final Pattern GIVEN_NAME = Pattern.compile("_OBCHECK_[0-9]+");

  private final Connection connection;
  private final String tenant;

  private StatementSide(Connection connection, String tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  static StatementSide open(Endpoint server, String user, String tenant) {
    String url = "jdbc:mysql://" + server.host() + ":" + server.port()
        + "/test?useSSL=false&connectTimeout=10000&socketTimeout=60000";
    try {
      return new StatementSide(DriverManager.getConnection(url, user, ""), tenant);
    } catch (SQLException e) {
      throw new IllegalStateException("no SQL connection to " + server, e);
    }
  }

  /**
   * Everything that a client sees of a statement's answer: rows with their columns, or the number of
   * rows, and warnings; or the error. {@code ${tenant}} and {@code ${table_id name}} stand for what
   * differs from server to server.
   */
  String answer(String sql) {
    try (Statement statement = connection.createStatement()) {
      String text =
          statement.execute(filled(sql)) ? rows(statement) : "done " + statement.getUpdateCount();
      return GIVEN_NAME.matcher(text + warnings(statement)).replaceAll("_OBCHECK_N");
    } catch (SQLException e) {
      String error = "error " + e.getErrorCode() + " " + e.getSQLState() + " " + e.getMessage();
      return GIVEN_NAME.matcher(error).replaceAll("_OBCHECK_N");
    }
  }

  private String filled(String sql) throws SQLException {
    Matcher tableId = TABLE_ID.matcher(sql.replace("${tenant}", tenant));
    return tableId.find()
        ? tableId.replaceAll(Long.toString(id(tableId.group(1))))
        : tableId.replaceAll("");
  }

  /** The table's id; 0 where there is none. */
  private long id(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(
            "select table_id from oceanbase.__all_virtual_proxy_schema where tenant_name = '"
                + tenant + "' and database_name = 'test' and table_name = '" + table
                + "' and tablet_id = 0")) {
      return found.next() ? found.getLong(1) : 0;
    }
  }

  private static String rows(Statement statement) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (ResultSet rows = statement.getResultSet()) {
      ResultSetMetaData columns = rows.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        text.append(i == 1 ? "" : " | ").append(columns.getColumnLabel(i));
      }
      while (rows.next()) {
        text.append("\n    ");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          text.append(i == 1 ? "" : " | ").append(rows.getString(i));
        }
      }
    }
    return text.toString();
  }

  private static String warnings(Statement statement) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      text.append(" warning ")
          .append(warning.getErrorCode())
          .append(' ')
          .append(warning.getMessage());
    }
    return text.toString();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the SQL connection does not close", e);
    }
  }
}
