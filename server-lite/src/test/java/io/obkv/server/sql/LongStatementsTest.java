// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.server.catalog.SqlException;
import io.obkv.server.sql.session.SqlResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that would go on for ever: rows come as they are read, and there are bounds. */
class LongStatementsTest {
  private static final int ROWS = 2000;
  private static final String ENDLESS =
      "many a cross join many b cross join many c cross join many d";

  private final SqlFixture fixture = SqlFixture.withRows();

  @BeforeEach
  void fill() {
    fixture.run("create table many (id int primary key, v varchar(20))");
    String rows = IntStream.range(0, ROWS)
        .mapToObj(i -> "(" + i + ", 'value " + i + "')")
        .collect(Collectors.joining(", "));
    fixture.run("insert into many values " + rows);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private SqlResult.Rows open(String statement) {
    return (SqlResult.Rows) fixture.executor.executeOne(fixture.session, statement);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertFails(String statement) {
    return assertThatThrownBy(() -> fixture.run(statement)).isInstanceOf(SqlException.class);
  }

  @Test
  void firstRowsComeBeforeTheLastAreKnown() {
    try (SqlResult.Rows rows = open("select a.id, d.v from " + ENDLESS)) {
      assertThat(rows.next()[0].bits()).isZero();
      assertThat(rows.next()[1].string()).isEqualTo("value 1");
    }
  }

  @Test
  void limitEndsTheReading() {
    try (SqlResult.Rows rows = open("select a.id from " + ENDLESS + " limit 3, 2")) {
      assertThat(rows.rows()).hasSize(2);
    }
  }

  @Test
  void rowsAreThoseOfTheMomentWhenTheStatementBegan() {
    try (SqlResult.Rows rows = open("select id from many order by id")) {
      assertThat(rows.next()[0].bits()).isZero();
      fixture.run("delete from many where id > 0");
      assertThat(rows.rows()).hasSize(ROWS - 1);
    }
    assertThat(open("select id from many").rows()).hasSize(1);
  }

  @Test
  void queryTimeoutEndsTheStatement() {
    fixture.run("set ob_query_timeout = 200000");
    assertFails("select count(*) from " + ENDLESS).hasMessageContaining("Timeout");
    assertFails("update many set v = 'x' where (select count(*) from " + ENDLESS + ") = 0")
        .hasMessageContaining("Timeout");
  }

  @Test
  void whatAStatementHoldsIsBounded() {
    assertFails(
            "select a.v, b.v, c.v from many a cross join many b cross join many c order by rand()")
        .hasMessageContaining("No memory");
  }

  @Test
  void aStatementEndsWhenItsSessionIsAskedTo() {
    try (SqlResult.Rows rows = open("select a.id from " + ENDLESS + " where a.v = 'none'")) {
      fixture.session.interrupt();
      assertThatThrownBy(rows::next)
          .isInstanceOf(SqlException.class)
          .hasMessageContaining("interrupted");
    }
  }
}
