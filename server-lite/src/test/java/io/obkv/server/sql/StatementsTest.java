// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.catalog.SqlException;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Value;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs a script of statements, each with the answer of the engine below it. */
class StatementsTest {
  private final SqlFixture fixture = new SqlFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void answersDataStatementsAsTheEngineDoes() throws IOException {
    run("/sql/data-statements.txt");
  }

  @Test
  void answersDefinitionsAsTheEngineDoes() throws IOException {
    run("/sql/definition-statements.txt");
  }

  private void run(String script) throws IOException {
    String statement = "";
    for (String line : SqlFixture.resource(script).split("\n", -1)) {
      if (line.startsWith("> ")) {
        assertThat(line.substring(2)).as(statement).isEqualTo(answer(statement));
        statement = "";
      } else if (!line.isBlank() && !line.startsWith("--")) {
        if (!statement.isEmpty()) {
          fixture.run(statement);
        }
        statement = line;
      }
    }
    if (!statement.isEmpty()) {
      fixture.run(statement);
    }
  }

  private String answer(String statement) {
    try {
      List<SqlResult> results = fixture.run(statement);
      return printed(results.get(0));
    } catch (SqlException refused) {
      return refused.mysqlNumber() + " " + refused.getMessage();
    }
  }

  private static String printed(SqlResult result) {
    String warnings = result.warnings().stream()
        .map(warning -> " [" + warning.code() + " " + warning.message() + "]")
        .collect(Collectors.joining());
    if (result instanceof SqlResult.Done done) {
      return "affected " + done.affectedRows() + warnings;
    }
    SqlResult.Rows rows = (SqlResult.Rows) result;
    return rows.rows().stream()
            .map(row ->
                Arrays.stream(row).map(StatementsTest::printed).collect(Collectors.joining(",")))
            .collect(Collectors.joining(" | "))
        + warnings;
  }

  private static String printed(Value value) {
    return value.isNull() ? "NULL" : ValueText.of(value, ZoneOffset.ofHours(8));
  }
}
