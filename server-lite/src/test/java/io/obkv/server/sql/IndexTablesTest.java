// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.server.catalog.SqlException;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Indexes under their names as tables. */
class IndexTablesTest {
  private final SqlFixture fixture = SqlFixture.withRows();
  private String index;

  @BeforeEach
  void makeTable() {
    fixture.run("create table t (k int primary key, v int, w int, index i(v) global"
        + " partition by hash(v) partitions 2) partition by hash(k) partitions 3");
    fixture.run("insert into t values (1, 10, 7), (2, 20, 7), (3, null, 7)");
    index = "__idx_" + fixture.table("t").id() + "_i";
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (SqlResult.Rows result = (SqlResult.Rows) fixture.run(sql).get(0)) {
      for (Value[] row : result.rows()) {
        rows.add(Arrays.stream(row)
            .map(value -> value.isNull() ? "null" : ValueText.of(value))
            .collect(Collectors.joining(",")));
      }
    }
    return rows;
  }

  @Test
  void canBeReadWhereTheVariableAllowsIt() {
    fixture.run("set ob_enable_index_direct_select = on");
    assertThat(rows("select * from " + index + " order by k"))
        .containsExactly("10,1", "20,2", "null,3");
  }

  @Test
  void areUnknownElse() {
    assertThatThrownBy(() -> fixture.run("select * from " + index))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining(index);
  }

  @Test
  void haveTabletsThatCanBeAskedFor() {
    long tablet = fixture.table("t").indexes().get(0).tabletIds().get(1);
    assertThat(rows("select tablet_id from oceanbase.__all_virtual_proxy_schema"
            + " where tenant_name = 'test' and database_name = 'test' and table_name = '" + index
            + "' and tablet_id = " + tablet))
        .containsExactly(Long.toString(tablet));
  }
}
