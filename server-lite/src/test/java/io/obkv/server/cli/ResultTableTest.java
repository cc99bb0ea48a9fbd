// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  @Test
  void alignsColumnsAndCountsRows() throws IOException {
    assertThat(table("{\"columns\":[\"k\",\"name\"],\"rows\":[[1,\"one\"],[22,null]]}"))
        .isEqualTo("""
            +----+------+
            | k  | name |
            +----+------+
            | 1  | one  |
            | 22 | NULL |
            +----+------+
            2 rows
            """);
  }

  @Test
  void saysWhenThereAreNoRows() throws IOException {
    assertThat(table("{\"columns\":[\"k\"],\"rows\":[]}")).isEqualTo("Empty set\n");
  }

  @Test
  void saysHowManyRowsAStatementTouched() throws IOException {
    assertThat(table("{\"affectedRows\":3,\"insertId\":0,\"info\":\"\"}"))
        .isEqualTo("OK, 3 rows affected\n");
  }

  private static String table(String json) throws IOException {
    return ResultTable.of(new ObjectMapper().readTree(json));
  }
}
