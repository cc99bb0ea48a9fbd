// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logins, and what a connection knows between its statements. */
class SessionIT extends ConnectorCases {
  @ParameterizedTest
  @MethodSource("ways")
  void letsInEveryFormOfTheName(Way way) throws SQLException {
    List<String> names = List.of(
        "root",
        "root@test",
        "root@test#lite",
        "lite:test:root",
        "test:root",
        "root@sys",
        "root@sys#lite",
        "proxyro@sys");
    for (String name : names) {
      try (Connection connection = connectAs(way, name, "")) {
        assertThat(query(connection, "select database()")).as(name).containsExactly("test");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void keepsOutWhoDoesNotKnowThePassword(Way way) throws SQLException {
    String user = "u" + newTable();
    server()
        .execute(
            "create user " + user + " identified by 'geheim ü'; grant all on test.* to " + user);
    try (Connection connection = connectAs(way, user + "@test#lite", "geheim ü")) {
      assertThat(query(connection, "select current_user()")).containsExactly(user + "@%");
    }
    assertRefused(way, user, "falsch");
    assertRefused(way, user, "");
    assertRefused(way, "nobody", "");
    assertRefused(way, "root@other", "");
    assertRefused(way, "root@test#other", "");
    assertRefused(way, "proxyro", "");
  }

  private void assertRefused(Way way, String user, String password) {
    assertThatThrownBy(() -> connectAs(way, user, password))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.toString()).contains("Access denied"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void changesDatabases(Way way) throws SQLException {
    String database = "d" + newTable();
    try (Connection connection = connect(way)) {
      execute(connection, "create database " + database);
      connection.setCatalog(database);
      assertThat(query(connection, "select database()")).containsExactly(database);
      execute(connection, "use test");
      assertThat(query(connection, "select database()")).containsExactly("test");
      assertThatThrownBy(() -> execute(connection, "use nosuch"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1049));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void killEndsAConnection(Way way) throws SQLException {
    try (Connection victim = connect(way);
        Connection killer = connect(way)) {
      String id = query(victim, "select connection_id()").get(0);
      assertThat(query(killer, "show processlist"))
          .anySatisfy(row -> assertThat(row).startsWith(id + ",root,127.0.0.1:"));
      execute(killer, "kill " + id);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(query(killer, "show processlist"))
              .noneSatisfy(row -> assertThat(row).startsWith(id + ",")));
      assertThat(victim.isValid(5)).isFalse();
      assertThatThrownBy(() -> execute(killer, "kill " + id))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1094));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void answersWhetherItIsAlive(Way way) throws SQLException {
    try (Connection connection = connect(way)) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void tellsWarnings(Way way) throws SQLException {
    try (Connection connection = connect(way);
        var statement = connection.createStatement()) {
      statement.execute("drop table if exists nosuch");
      assertThat(statement.getWarnings().getMessage()).contains("Unknown table");
      assertThat(statement.getWarnings().getErrorCode()).isEqualTo(1051);
    }
  }
}
