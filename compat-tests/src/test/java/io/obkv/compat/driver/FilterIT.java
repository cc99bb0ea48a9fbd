// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.Tables;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Query;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Filters, judged by the server. */
@DriverCases
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterIT {
  private final TableClient client;
  private final Tables tables;
  private Table table;

  FilterIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeAll
  void makeTable() {
    String name = tables.create("(k int primary key, v bigint, t tinyint, s varchar(40))");
    tables.fill(name, "1,10,1,'a'", "2,20,0,'it''s'", "3,30,null,'c && d'", "4,null,1,null");
    table = client.table(name);
  }

  private List<Integer> keys(Filter filter) {
    try (Stream<Row> rows = table.stream(Query.builder().where(filter).build())) {
      return rows.map(row -> row.getInt("k")).toList();
    }
  }

  @Test
  void comparisonsOfNumbers() {
    assertThat(keys(Filter.eq("v", 20L))).containsExactly(2);
    assertThat(keys(Filter.ne("v", 20L))).containsExactly(1, 3);
    assertThat(keys(Filter.lt("v", 20L))).containsExactly(1);
    assertThat(keys(Filter.le("v", 20L))).containsExactly(1, 2);
    assertThat(keys(Filter.gt("v", 20L))).containsExactly(3);
    assertThat(keys(Filter.ge("v", 20L))).containsExactly(2, 3);
  }

  @Test
  void comparisonsOfText() {
    assertThat(keys(Filter.eq("s", "a"))).containsExactly(1);
    assertThat(keys(Filter.gt("s", "b"))).containsExactly(2, 3);
  }

  @Test
  void blanksAtTheEndOfTextMakeNoDifference() {
    assertThat(keys(Filter.eq("s", "A  "))).containsExactly(1);
  }

  @Test
  void textMayHoldQuotesAndOperators() {
    assertThat(keys(Filter.eq("s", "it's"))).containsExactly(2);
    assertThat(keys(Filter.eq("s", "c && d"))).containsExactly(3);
  }

  @Test
  void booleansAreTinyInts() {
    assertThat(keys(Filter.eq("t", true))).containsExactly(1, 4);
    assertThat(keys(Filter.eq("t", false))).containsExactly(2);
  }

  @Test
  void nullHasTestsOfItsOwn() {
    assertThat(keys(Filter.isNull("v"))).containsExactly(4);
    assertThat(keys(Filter.isNotNull("t"))).containsExactly(1, 2, 4);
  }

  @Test
  void lists() {
    assertThat(keys(Filter.in("v", List.of(10L, 30L, 99L)))).containsExactly(1, 3);
    assertThat(keys(Filter.notIn("v", List.of(10L, 99L)))).containsExactly(2, 3);
  }

  @Test
  void combinations() {
    assertThat(keys(Filter.eq("v", 10L).or(Filter.eq("v", 20L)).and(Filter.eq("t", 0))))
        .containsExactly(2);
    assertThat(keys(Filter.eq("v", 10L).or(Filter.eq("v", 30L).and(Filter.isNull("t")))))
        .containsExactly(1, 3);
  }

  @Test
  void theLimitCountsRowsThatPass() {
    try (Stream<Row> rows =
        table.stream(Query.builder().where(Filter.ge("v", 20L)).limit(1).build())) {
      assertThat(rows.map(row -> row.getInt("k"))).containsExactly(2);
    }
  }
}
