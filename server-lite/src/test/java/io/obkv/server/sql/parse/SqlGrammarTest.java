// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.obkv.server.catalog.SqlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlGrammarTest {
  @Test
  void acceptsEveryStatementOfTheGoldenSchema() throws IOException {
    long statements;
    try (InputStream in = getClass().getResourceAsStream("/ddl/golden-schema.sql")) {
      statements = new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--") && !line.isBlank())
          .peek(line -> assertThat(SqlGrammar.parse(line)).as(line).isNotNull())
          .count();
    }
    assertThat(statements).isEqualTo(35);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "create table t (a nosuchtype primary key) | nosuchtype primary key)",
        "drop table t t2 x | t2 x",
        "create table t (a int | \"\"",
      })
  void namesTheTextFromTheFirstWrongWordOn(String sql, String near) {
    SqlException refused = catchThrowableOfType(SqlException.class, () -> SqlGrammar.parse(sql));
    assertThat(refused.mysqlNumber()).isEqualTo(1064);
    assertThat(refused.code()).isEqualTo(-5001);
    assertThat(refused.sqlState()).isEqualTo("42000");
    assertThat(refused).hasMessageEndingWith(" near '" + near + "' at line 1");
  }
}
