// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.network;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** SQL over the MySQL protocol, one statement at a time. */
public final class SqlConnection implements AutoCloseable {
  private final Connection connection;

  private SqlConnection(Connection connection) {
    this.connection = connection;
  }

  /** Connects without a password. */
  public static SqlConnection open(Endpoint server, String database, String user) {
    String url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + database
        + "?useSSL=false&connectTimeout=10000&socketTimeout=60000";
    try {
      return new SqlConnection(DriverManager.getConnection(url, user, ""));
    } catch (SQLException e) {
      throw new IllegalStateException("no SQL connection to " + server, e);
    }
  }

  public synchronized void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("refused: " + sql, e);
    }
  }

  /** Runs a query; every value as text, null for NULL. */
  public synchronized List<List<String>> query(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("refused: " + sql, e);
    }
  }

  private static List<String> row(ResultSet result) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      values.add(result.getString(i));
    }
    return values;
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
