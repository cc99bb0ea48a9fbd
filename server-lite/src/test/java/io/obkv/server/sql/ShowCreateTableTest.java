// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.sql.session.SqlResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements and the exact answers of a real engine. */
class ShowCreateTableTest {
  private static final Pattern NAME = Pattern.compile("create table (\\S+)");

  private final SqlFixture fixture = new SqlFixture();

  record Case(String statement, String answer) {
    String table() {
      Matcher matched = NAME.matcher(statement);
      matched.lookingAt();
      return matched.group(1);
    }

    @Override
    public String toString() {
      return table();
    }
  }

  static Stream<Case> cases() throws IOException {
    String all = SqlFixture.resource("/sql/show-create-table.txt");
    List<Case> cases = new ArrayList<>();
    for (String block : all.split("\n\n", -1)) {
      List<String> lines = Arrays.stream(block.strip().split("\n", -1))
          .filter(line -> !line.startsWith("#"))
          .toList();
      if (!lines.isEmpty() && lines.get(0).startsWith("-- create")) {
        cases.add(
            new Case(lines.get(0).substring(3), String.join("\n", lines.subList(1, lines.size()))));
      }
    }
    return cases.stream();
  }

  @BeforeEach
  void createSurroundings() {
    fixture.run("create database sc; use sc; create tablegroup htg9 sharding = 'ADAPTIVE'");
    fixture.run("create table fkp (a int primary key)");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsWhatTheEnginePrints(Case wanted) {
    if (!wanted.table().equals("fkp")) {
      fixture.run(wanted.statement());
    }

    assertThat(showCreate(wanted.table())).isEqualTo(wanted.answer());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsAStatementThatMakesTheSameTable(Case wanted) {
    if (wanted.table().equals("fkp")) {
      return;
    }
    fixture.run(wanted.answer());

    assertThat(showCreate(wanted.table())).isEqualTo(wanted.answer());
  }

  private String showCreate(String table) {
    SqlResult.Rows rows =
        (SqlResult.Rows) fixture.run("show create table " + table).get(0);
    return rows.rows().get(0)[1].string();
  }
}
