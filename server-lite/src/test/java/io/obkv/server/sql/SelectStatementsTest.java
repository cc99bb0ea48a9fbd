// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Statements that read, one after the other, against the answers that the engine gave. */
class SelectStatementsTest {
  private final SqlFixture fixture = SqlFixture.withRows();
  private final StatementScript script = new StatementScript(fixture);

  @AfterEach
  void close() {
    fixture.close();
  }

  @TestFactory
  List<DynamicTest> answersAsTheEngineDoes() throws IOException {
    return tests("selx", "/sql/select-statements.txt");
  }

  @TestFactory
  List<DynamicTest> tellsOfItsTablesAsTheEngineDoes() throws IOException {
    return tests("infx", "/sql/information-schema.txt");
  }

  private List<DynamicTest> tests(String database, String resource) throws IOException {
    fixture.run("create database " + database);
    fixture.session.use(database);
    List<DynamicTest> tests = new ArrayList<>();
    String statement = "";
    for (String line : SqlFixture.resource(resource).split("\n", -1)) {
      if (line.startsWith("> ")) {
        String asked = statement;
        tests.add(DynamicTest.dynamicTest(
            asked, () -> assertThat(script.answer(asked)).isEqualTo(line.substring(2))));
      } else if (line.startsWith("create") || line.startsWith("insert into")) {
        if (!line.contains("select id + 100")) {
          String prepared = line;
          tests.add(DynamicTest.dynamicTest(prepared, () -> fixture.run(prepared)));
        }
        statement = line;
      } else {
        statement = line;
      }
    }
    return tests;
  }
}
