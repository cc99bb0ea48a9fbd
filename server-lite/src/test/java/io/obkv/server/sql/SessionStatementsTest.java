// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.server.catalog.SqlException;
import io.obkv.server.sql.session.ClientIdentity;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statements about sessions, and prepared ones. */
class SessionStatementsTest {
  private final SqlFixture fixture = SqlFixture.withRows();

  @AfterEach
  void close() {
    fixture.close();
  }

  private SqlSession open(String user) {
    SqlSession session = new SqlSession(
        fixture.executor.sessions().nextId(),
        new ClientIdentity(user, "", "10.0.0.1", 4711),
        false);
    fixture.executor.sessions().add(session);
    return session;
  }

  private List<Value[]> rows(String sql) {
    return ((SqlResult.Rows) fixture.executor.executeOne(fixture.session, sql)).rows();
  }

  @Test
  void processListShowsWhoDoesWhat() {
    SqlSession busy = open("busy");
    busy.begin("select " + "x".repeat(200));
    SqlSession idle = open("idle");
    List<Value[]> list = rows("show processlist");
    assertThat(list).hasSize(2);
    assertThat(list.get(0)[1].string()).isEqualTo("busy");
    assertThat(list.get(0)[2].string()).isEqualTo("10.0.0.1:4711");
    assertThat(list.get(0)[4].string()).isEqualTo("Query");
    assertThat(list.get(0)[7].string()).hasSize(100);
    assertThat(list.get(1)[4].string()).isEqualTo("Sleep");
    assertThat(list.get(1)[7].isNull()).isTrue();
    fixture.executor.sessions().remove(idle);
    assertThat(rows("show full processlist")).singleElement().satisfies(row -> {
      assertThat(row).hasSize(11);
      assertThat(row[8].string()).hasSize(207);
    });
  }

  @Test
  void killEndsASessionOrItsStatement() {
    AtomicInteger ended = new AtomicInteger();
    SqlSession victim = open("victim");
    victim.onKill(ended::incrementAndGet);
    fixture.executor.executeOne(fixture.session, "kill query " + victim.connectionId());
    assertThat(victim.isInterrupted()).isTrue();
    assertThat(ended).hasValue(0);
    victim.begin("select 1");
    assertThat(victim.isInterrupted()).isFalse();
    fixture.executor.executeOne(fixture.session, "kill " + victim.connectionId());
    assertThat(ended).hasValue(1);
    assertThatThrownBy(() -> fixture.executor.executeOne(fixture.session, "kill 99"))
        .isInstanceOf(SqlException.class)
        .hasMessage("Unknown thread id: 99");
    fixture.executor.executeOne(fixture.session, "kill query 99");
  }

  @Test
  void statusCountsSessions() {
    open("one");
    assertThat(rows("show status like 'Threads%'"))
        .singleElement()
        .satisfies(row -> assertThat(row[1].string()).isEqualTo("1"));
    assertThat(rows("show procedure status")).isEmpty();
  }

  @Test
  void errorsAreToldUntilTheNextStatement() {
    assertThatThrownBy(() -> fixture.executor.executeOne(fixture.session, "select nosuch"))
        .isInstanceOf(SqlException.class);
    for (String sql : List.of("show warnings", "show errors", "show warnings")) {
      assertThat(rows(sql)).as(sql).singleElement().satisfies(row -> {
        assertThat(row[0].string()).isEqualTo("Error");
        assertThat(row[1].bits()).isEqualTo(1054);
      });
    }
    assertThat(rows("select @@error_count, @@warning_count").get(0)[0].bits()).isEqualTo(1);
    assertThat(rows("show warnings")).isEmpty();
  }

  @Test
  void preparedStatementsTakeTheirValuesWhenTheyRun() {
    fixture.run(
        "create table t (k int primary key, v varchar(10)); insert into t values (1, 'a'), (2, 'b')");
    PreparedStatement select =
        fixture.executor.prepare(fixture.session, "select v, ? from t where k = ? limit ?");
    assertThat(select.parameters()).isEqualTo(3);
    assertThat(select.columns()).extracting(column -> column.label()).containsExactly("v", "?");
    List<String> found = new ArrayList<>();
    for (long key = 1; key <= 2; key++) {
      List<Value> values = List.of(Value.ofString("x"), Value.ofBigInt(key), Value.ofBigInt(5));
      ((SqlResult.Rows) fixture.executor.execute(fixture.session, select, values))
          .rows()
          .forEach(row -> found.add(row[0].string() + row[1].string()));
    }
    assertThat(found).containsExactly("ax", "bx");
    assertThatThrownBy(() -> fixture.executor.execute(
            fixture.session, select, List.of(Value.NULL, Value.ofBigInt(1), Value.ofBigInt(-1))))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining("LIMIT");
  }
}
