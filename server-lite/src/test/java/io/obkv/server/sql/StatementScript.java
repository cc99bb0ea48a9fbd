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

/** A script of statements, each with the answer of the engine below it; those without must pass. */
final class StatementScript {
  private final SqlFixture fixture;

  StatementScript(SqlFixture fixture) {
    this.fixture = fixture;
  }

  void run(String resource) throws IOException {
    String statement = "";
    for (String line : SqlFixture.resource(resource).split("\n", -1)) {
      if (line.startsWith("> ")) {
        assertThat(answer(statement)).as(statement).isEqualTo(line.substring(2));
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

  /** What a statement answers, in one line. */
  String answer(String statement) {
    try {
      List<SqlResult> results = fixture.run(statement);
      return printed(results.get(0)).replace("\n", "\\n");
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
                Arrays.stream(row).map(StatementScript::printed).collect(Collectors.joining(",")))
            .collect(Collectors.joining(" | "))
        + warnings;
  }

  private static String printed(Value value) {
    return value.isNull() ? "NULL" : ValueText.of(value, ZoneOffset.ofHours(8));
  }
}
