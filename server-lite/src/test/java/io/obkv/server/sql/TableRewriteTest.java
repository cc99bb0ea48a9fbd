// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.SqlResult;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What changes of a definition make of the rows that are there. */
class TableRewriteTest {
  private final SqlFixture fixture = SqlFixture.withRows();

  @AfterEach
  void close() {
    fixture.close();
  }

  private String select(String statement) {
    SqlResult.Rows rows = (SqlResult.Rows) fixture.run(statement).get(0);
    return rows.rows().stream()
        .map(row -> Arrays.stream(row)
            .map(value -> value.isNull() ? "NULL" : ValueText.of(value, ZoneOffset.ofHours(8)))
            .collect(Collectors.joining(",")))
        .collect(Collectors.joining(" | "));
  }

  @Test
  void autoIncrementGoesOnInATableWithANewId() {
    fixture.run("create table t (a int auto_increment primary key, b int)");
    fixture.run("insert into t (b) values (1), (2)");
    long id = fixture.table("t").id();
    fixture.run("alter table t modify b varchar(10)");
    fixture.run("insert into t (b) values ('x')");
    assertThat(fixture.table("t").id()).isNotEqualTo(id);
    assertThat(select("select * from t order by a")).isEqualTo("1,1 | 2,2 | 3,x");
  }

  @Test
  void hiddenKeysGoOnInATableWithANewId() {
    fixture.run("create table t (a int, b int)");
    fixture.run("insert into t values (1, 1), (2, 2)");
    fixture.run("alter table t partition by hash (a) partitions 2");
    fixture.run("insert into t values (3, 3), (4, 4)");
    assertThat(select("select * from t order by a")).isEqualTo("1,1 | 2,2 | 3,3 | 4,4");
  }

  @Test
  void aColumnDoesNotShowWhatADroppedOneHeld() {
    fixture.run("create table t (a int primary key, b int)");
    fixture.run("insert into t values (1, 7)");
    fixture.run("alter table t drop column b");
    fixture.run("alter table t add column c int");
    assertThat(select("select * from t")).isEqualTo("1,NULL");
  }

  @Test
  void aTableIsAsBeforeWhenAValueDoesNotFit() {
    fixture.run("create table t (a int primary key, b varchar(10), key k (b))");
    fixture.run("insert into t values (1, '5'), (2, 'five')");
    assertThatThrownBy(() -> fixture.run("alter table t modify b int"))
        .hasMessageContaining("Incorrect integer value");
    fixture.run("insert into t values (3, 'six')");
    assertThat(select("select * from t order by b")).isEqualTo("1,5 | 2,five | 3,six");
  }

  @Test
  void rowsMoveWithTheirIndexesToTheirPartitions() {
    fixture.run("create table t (a int primary key, b int, key k (b))");
    fixture.run("insert into t values (1, 30), (2, 20), (11, 10)");
    fixture.run("alter table t partition by range (a)"
        + " (partition p0 values less than (10), partition p1 values less than (20))");
    assertThat(select("select a from t partition (p1)")).isEqualTo("11");
    assertThat(select("select a from t where b = 20")).isEqualTo("2");
    fixture.run("alter table t truncate partition p0");
    assertThat(select("select a from t order by a")).isEqualTo("11");
  }
}
