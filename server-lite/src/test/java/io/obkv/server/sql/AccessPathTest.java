// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.SqlResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which way to the rows a condition takes, and that every way finds the same rows. */
class AccessPathTest {
  private static final long SEED = 20_240_607;
  private static final int CONDITIONS = 3000;

  private final SqlFixture fixture = SqlFixture.withRows();

  @BeforeEach
  void createTables() {
    fixture.run("create table one (id bigint primary key, a int, b varchar(10), c decimal(6,2),"
        + " d datetime, key ia (a), key iab (a, b), unique key ub (b))");
    fixture.run(
        "create table hashed (k varchar(10), q int, v int, w varchar(10),"
            + " primary key (k, q), key iw (w) local, key gv (v) global) partition by key(k) partitions 3");
    fixture.run("create table ranged (a int, b varchar(10), v int, primary key (a, b))"
        + " partition by range columns(a) subpartition by key(b) subpartitions 2"
        + " (partition p0 values less than (10), partition p1 values less than (20),"
        + " partition p2 values less than (maxvalue))");
    fixture.run("create table hb (K varbinary(100), Q varbinary(20), T bigint, V varbinary(20),"
        + " K_PREFIX varbinary(100) generated always as (substring(K, 1, 2)),"
        + " primary key (K, Q, T)) partition by key(K_PREFIX) partitions 4");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private String plan(String statement) {
    SqlResult.Rows rows = (SqlResult.Rows) fixture.run("explain " + statement).get(0);
    return rows.rows().stream().map(row -> row[0].string()).collect(Collectors.joining("\n"));
  }

  @Test
  void readsOneRowWhereThePrimaryKeyIsFixed() {
    assertThat(plan("select * from one where id = 5"))
        .contains("TABLE GET|one ")
        .contains("range([5 ; 5])");
    assertThat(plan("select * from one where id in (3, 1, 2)"))
        .contains("TABLE GET")
        .contains("range([1 ; 1], [2 ; 2], [3 ; 3])");
  }

  @Test
  void usesTheIndexThatFixesMost() {
    assertThat(plan("select * from one where a = 1")).contains("one(ia)");
    assertThat(plan("select * from one where a = 1 and b > 'x'"))
        .contains("TABLE RANGE SCAN|one(iab)")
        .contains("range((1,x ; 1,MAX])");
    assertThat(plan("select * from one where a = 1 and b = 'x'")).contains("one(ub)");
    assertThat(plan("select * from one force index (ia) where a = 1 and b = 'x'"))
        .contains("one(ia)");
  }

  @Test
  void readsOnlyThePartitionsThatCanHaveRows() {
    assertThat(plan("select * from ranged where a >= 10 and a < 12"))
        .contains("partitions(p1sp0, p1sp1)");
    assertThat(plan("select * from ranged partition (p0sp1, p2) where a < 5"))
        .contains("partitions(p0sp1)");
    assertThat(plan("select * from hashed where k = 'x' and q > 1"))
        .containsPattern("partitions\\(p\\d\\)")
        .contains("range((x,1 ; x,MAX])");
  }

  @Test
  void findsThePartitionOfAGeneratedColumn() {
    assertThat(plan("select * from hb where K = 'abc' and T < 5"))
        .containsPattern("partitions\\(p\\d\\)")
        .contains("range([0x616263 ; 0x616263])");
  }

  @Test
  void usesAGlobalIndex() {
    assertThat(plan("select * from hashed where v = 3"))
        .contains("hashed(gv)")
        .contains("is_global_index=true");
  }

  @Test
  void readsEverythingWhereTheConditionNamesNoRange() {
    assertThat(plan("select * from one where a + 1 = 2 or b like '%x'"))
        .contains("TABLE FULL SCAN|one ")
        .contains("filter([(((one.a + 1) = 2) or (one.b like '%x'))])");
  }

  @Test
  void explainsStatementsThatWrite() {
    assertThat(plan("update one set a = 1 where id = 5")).contains("UPDATE").contains("TABLE GET");
    assertThat(plan("delete from hashed where k = 'x'"))
        .contains("DELETE")
        .contains("TABLE RANGE SCAN");
    assertThat(plan("insert into one (id) select v from hashed where v > 5"))
        .contains("INSERT")
        .contains("hashed(gv)");
    assertThat(plan("replace into one (id) values (1)")).contains("REPLACE").contains("EXPRESSION");
  }

  @Test
  void explainsJoinsGroupsAndOrders() {
    assertThat(
            plan("select one.b, count(*) from one join hashed on one.a = hashed.v where one.id = 3"
                + " group by one.b order by 2 desc limit 3"))
        .containsSubsequence(
            "|LIMIT",
            "└─TOP-N SORT",
            "└─GROUP BY",
            "└─HASH JOIN",
            "├─TABLE GET",
            "└─TABLE FULL SCAN");
  }

  @Test
  void doesNotSortWhatComesSorted() {
    assertThat(plan("select * from one order by id")).doesNotContain("SORT");
    assertThat(plan("select * from one where a = 1 order by b desc limit 3"))
        .contains("one(iab)")
        .contains("is_sorted=true")
        .doesNotContain("SORT");
    assertThat(plan("select * from one order by a limit 5")).contains("one(ia)");
    assertThat(plan("select * from one order by a")).contains("SORT");
    assertThat(plan("select * from ranged order by a, b limit 5")).doesNotContain("SORT");
    assertThat(plan("select * from one where a in (1, 2) order by b")).contains("SORT");
    assertThat(plan("select * from one order by id, a desc")).contains("SORT");
  }

  @Test
  void rowsThatComeSortedAreInTheirOrder() {
    Random random = new Random(SEED);
    fill(random);
    for (int i = 0; i < CONDITIONS; i++) {
      String table = List.of("one", "hashed", "ranged", "hb").get(random.nextInt(4));
      List<String> columns = new ArrayList<>();
      while (columns.isEmpty() || random.nextBoolean()) {
        columns.add(column(table, random));
      }
      String direction = random.nextBoolean() ? " desc" : "";
      String order = String.join(direction + ", ", columns) + direction;
      String limit = random.nextBoolean() ? " limit " + (1 + random.nextInt(9)) : "";
      String select = "select " + String.join(", ", columns) + " from " + table + " where "
          + condition(table, random, 1) + " order by ";
      // What a function gives is not known to come sorted.
      String sorted = "ifnull(" + columns.get(0) + ", null)"
          + order.substring(columns.get(0).length());
      assertThat(rowsInOrder(select + order + limit))
          .as("seed %d: %s%s%s", SEED, select, order, limit)
          .isEqualTo(rowsInOrder(select + sorted + limit));
    }
  }

  private List<String> rowsInOrder(String select) {
    SqlResult.Rows rows = (SqlResult.Rows) fixture.run(select).get(0);
    return rows.rows().stream()
        .map(row -> Arrays.stream(row)
            .map(value -> value.isNull() ? "NULL" : ValueText.of(value).strip())
            .collect(Collectors.joining(","))
            .toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  void explainsInJson() {
    assertThat(plan("select 1").lines()).first().asString().startsWith("=");
    SqlResult.Rows rows = (SqlResult.Rows)
        fixture.run("explain format = json select * from one where id = 1").get(0);
    assertThat(rows.rows().get(2)[0].string()).contains("\"OPERATOR\" : \"TABLE GET\"");
  }

  /** A condition in IS TRUE names no range, so it is looked at row by row. */
  @Test
  void everyWayFindsTheRowsThatTheConditionMeans() {
    Random random = new Random(SEED);
    fill(random);
    for (int i = 0; i < CONDITIONS; i++) {
      String table = List.of("one", "hashed", "ranged", "hb").get(random.nextInt(4));
      String condition = condition(table, random, 2);
      String select = "select * from " + table + " where ";
      assertThat(rows(select + condition))
          .as("seed %d: %s%s", SEED, select, condition)
          .isEqualTo(rows(select + "(" + condition + ") is true"));
    }
  }

  private void fill(Random random) {
    for (int i = 0; i < 60; i++) {
      fixture.run("insert ignore into one values (" + i + ", " + number(random) + ", '"
          + word(random) + i % 7 + "', " + number(random) + ".5, '2024-01-" + (1 + i % 28) + "')");
      fixture.run("insert ignore into hashed values ('" + word(random) + "', " + number(random)
          + ", " + number(random) + ", '" + word(random) + "')");
      fixture.run("insert ignore into ranged values (" + random.nextInt(30) + ", '" + word(random)
          + "', " + number(random) + ")");
      fixture.run("insert ignore into hb (K, Q, T, V) values ('" + word(random) + word(random)
          + "', '" + word(random) + "', " + random.nextInt(5) + ", 'v')");
    }
    fixture.run("insert into one values (100, null, null, null, null), (101, null, 'B ', 1, null)");
    fixture.run("insert into hashed values ('n', 1, null, null), ('N ', 2, 3, 'A')");
  }

  private static String number(Random random) {
    return Integer.toString(random.nextInt(12) - 2);
  }

  private static String word(Random random) {
    return List.of("a", "B", "b", "cc", "C", "").get(random.nextInt(6));
  }

  private static String column(String table, Random random) {
    List<String> columns = switch (table) {
      case "one" -> List.of("id", "a", "b", "c", "d");
      case "hashed" -> List.of("k", "q", "v", "w");
      case "ranged" -> List.of("a", "b", "v");
      default -> List.of("K", "Q", "T", "K_PREFIX");
    };
    return columns.get(random.nextInt(columns.size()));
  }

  private static String constant(Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> number(random);
      case 3, 4 -> "'" + word(random) + "'";
      case 5 -> number(random) + "." + random.nextInt(10);
      case 6 -> "'" + number(random) + "'";
      default -> random.nextInt(3) == 0 ? "null" : "'2024-01-0" + (1 + random.nextInt(9)) + "'";
    };
  }

  private static String condition(String table, Random random, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      String operator = random.nextInt(3) > 0 ? " and " : " or ";
      return "(" + condition(table, random, depth - 1) + operator
          + condition(table, random, depth - 1) + ")";
    }
    String column = column(table, random);
    return switch (random.nextInt(9)) {
      case 0, 1 -> column + " = " + constant(random);
      case 2 -> column + " > " + constant(random);
      case 3 -> column + " <= " + constant(random);
      case 4 -> constant(random) + " < " + column;
      case 5 -> column + " in (" + constant(random) + ", " + constant(random) + ")";
      case 6 -> column + " between " + constant(random) + " and " + constant(random);
      case 7 -> random.nextBoolean() ? column + " is null" : column + " <=> " + constant(random);
      default -> "not (" + column + " >= " + constant(random) + ")";
    };
  }

  private List<String> rows(String select) {
    SqlResult.Rows rows = (SqlResult.Rows) fixture.run(select).get(0);
    List<String> texts = new ArrayList<>();
    rows.rows().forEach(row -> texts.add(List.of(row).toString()));
    Collections.sort(texts);
    return texts;
  }
}
