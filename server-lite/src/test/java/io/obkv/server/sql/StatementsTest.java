// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts below {@code /sql}, with the answers of the engine. */
class StatementsTest {
  private final SqlFixture fixture = SqlFixture.withRows();
  private final StatementScript script = new StatementScript(fixture);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void answersDataStatementsAsTheEngineDoes() throws IOException {
    script.run("/sql/data-statements.txt");
  }

  @Test
  void answersDefinitionsAsTheEngineDoes() throws IOException {
    script.run("/sql/definition-statements.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heap-tables",
        "heap-definitions",
        "constraints",
        "added-columns",
        "auto-split",
        "bounds-and-defaults"
      })
  void answersAsTheEngineDoesAbout(String subject) throws IOException {
    script.run("/sql/" + subject + ".txt");
  }
}
