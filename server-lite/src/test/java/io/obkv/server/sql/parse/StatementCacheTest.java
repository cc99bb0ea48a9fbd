// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.server.catalog.SqlException;
import org.junit.jupiter.api.Test;

class StatementCacheTest {
  private final StatementCache cache = new StatementCache(100);

  @Test
  void parsesAStatementOnce() {
    assertThat(cache.text("select 1")).isSameAs(cache.text("select 1"));
    assertThat(cache.prepared("select ?").parameters()).isEqualTo(1);
    assertThat(cache.prepared("select ?")).isSameAs(cache.prepared("select ?"));
  }

  @Test
  void parametersBelongToPreparedStatements() {
    assertThat(cache.prepared("select ?, ?").parameters()).isEqualTo(2);
    assertThatThrownBy(() -> cache.text("select ?, ?"))
        .isInstanceOf(SqlException.class)
        .hasMessageEndingWith("near '?, ?' at line 1");
  }

  @Test
  void forgetsWhatWasNotUsedForLong() {
    ParsedStatement first = cache.text("select 1");
    for (int i = 100; i < 120; i++) {
      cache.text("select " + i);
    }
    assertThat(cache.characters()).isBetween(80, 100);
    assertThat(cache.text("select 1")).isNotSameAs(first);
  }

  @Test
  void doesNotKeepLongTexts() {
    cache.text("select '" + "x".repeat(3_000) + "'");
    assertThat(cache.characters()).isZero();
  }
}
