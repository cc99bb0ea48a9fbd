// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import io.obkv.compat.network.Endpoint;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A server, and the ways in which every case is run: each driver, with and without statements prepared there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConnectorCases {
  private static final String A_WINTER_DAY = "2024-02-29T00:00:00Z";
  private static final AtomicInteger TABLES = new AtomicInteger();

  private LiteServer server;

  /**
   * A driver and how it is used.
   *
   * @param connector the driver
   * @param serverSide whether statements are prepared on the server
   */
  record Way(Connector connector, boolean serverSide) {
    @Override
    public String toString() {
      return connector + (serverSide ? ", prepared on the server" : "");
    }
  }

  static Stream<Way> ways() {
    return Arrays.stream(Connector.values())
        .flatMap(connector -> Stream.of(new Way(connector, false), new Way(connector, true)));
  }

  @BeforeAll
  void start() throws IOException {
    // One driver reads times in the server's time zone, the others in Java's.
    ZoneOffset zone = ZoneId.systemDefault().getRules().getOffset(Instant.parse(A_WINTER_DAY));
    String text = zone.equals(ZoneOffset.UTC) ? "+00:00" : zone.getId();
    server = LiteServer.start(
        ServerOptions.builder().initSql("set global time_zone = '" + text + "'").build());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  LiteServer server() {
    return server;
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.sqlPort());
  }

  Connection connect(Way way, String... options) throws SQLException {
    return connectAs(way, "root@test#lite", "", options);
  }

  Connection connectAs(Way way, String user, String password, String... options)
      throws SQLException {
    String all = "useServerPrepStmts=" + way.serverSide + "&cachePrepStmts=false&useSSL=false&"
        + String.join("&", options);
    return way.connector.connect(endpoint(), user, password, all);
  }

  /** A name that no other case has. */
  static String newTable() {
    return "t" + TABLES.incrementAndGet();
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** All rows as texts, joined by commas. */
  static List<String> rows(ResultSet result) throws SQLException {
    List<String> rows = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(result.getString(i));
      }
      rows.add(String.join(",", row.stream().map(String::valueOf).toList()));
    }
    return rows;
  }

  static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return rows(result);
    }
  }
}
