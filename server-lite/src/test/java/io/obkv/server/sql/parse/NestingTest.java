// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.server.catalog.SqlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestingTest {
  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "- ", "~", "case when ", "abs("})
  void deepNestingIsRefusedAtOnce(String opening) {
    assertThatThrownBy(() -> SqlGrammar.parse("select " + opening.repeat(1_000_000)))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.mysqlNumber()).isEqualTo(1436));
  }

  @Test
  void manyParenthesesBesideEachOtherAreFine() {
    assertThatCode(() -> SqlGrammar.parse("select " + "(1) + ".repeat(1_000) + "1"))
        .doesNotThrowAnyException();
  }
}
