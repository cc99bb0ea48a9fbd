// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static io.obkv.compat.official.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.protocol.payload.impl.ObObj;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableEntityType;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.query.ObHTableFilter;
import com.alipay.oceanbase.rpc.stream.QueryResultSet;
import com.alipay.oceanbase.rpc.table.api.TableQuery;
import io.obkv.compat.environment.Tables;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters of the HBase model as the server reads them: no HBase client sends all of these. */
@CompatibilityCases
class CellFilterIT {
  private static final String TABLE = "cell_filter$f";
  private static final int INVALID_ARGUMENT = -4002;

  private final ObTableClient client;
  private final Tables tables;

  CellFilterIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeFamily() {
    tables.execute("create tablegroup if not exists cell_filter sharding = 'ADAPTIVE'");
    tables.execute(
        "create table if not exists `" + TABLE + "` (K varbinary(64), Q varbinary(64), T bigint,"
            + " V varbinary(64), primary key (K, Q, T)) tablegroup = cell_filter"
            + " kv_attributes = '{\"Hbase\": {}}'");
    for (String qualifier : new String[] {"q1", "q2", "q3", "q4"}) {
      tables.execute("replace into `" + TABLE + "` values ('r','" + qualifier + "',-5,'v')");
    }
  }

  /** The columns of a row that a filter lets pass. */
  private String columns(String row, String filter) throws Exception {
    byte[] key = row.getBytes(StandardCharsets.UTF_8);
    ObHTableFilter cells = new ObHTableFilter();
    cells.setFilterString(filter.getBytes(StandardCharsets.UTF_8));
    TableQuery query = client
        .query(TABLE)
        .setScanRangeColumns("K", "Q", "T")
        .addScanRange(
            new Object[] {key, ObObj.getMin(), ObObj.getMin()},
            new Object[] {key, ObObj.getMax(), ObObj.getMax()})
        .select("K", "Q", "T", "V")
        .setHTableFilter(cells);
    query.setEntityType(ObTableEntityType.HKV);
    StringJoiner found = new StringJoiner(" ");
    QueryResultSet rows = query.asyncExecute();
    while (rows.next()) {
      found.add(new String((byte[]) rows.getRow().get("Q"), StandardCharsets.UTF_8));
    }
    return found.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      emptyValue = "",
      value = {
        "ColumnRangeFilter('q2',true,'q3',true) -> q2 q3",
        "ColumnRangeFilter('q2',true,'q2',true) -> q2",
        "ColumnRangeFilter('q2',false,'q2',true) -> \"\"",
        "ColumnRangeFilter('q2',true,'',false) -> q2 q3 q4",
        "ColumnRangeFilter('q2',false,'',false) -> q3 q4",
        "ColumnRangeFilter('',false,'q2',true) -> q1 q2",
        "ColumnRangeFilter('',false,'',false) -> q1 q2 q3 q4",
        "(PrefixFilter('z') AND ColumnRangeFilter('q3',true,'q2',true)) -> \"\"",
        "(ColumnRangeFilter('q3',true,'q2',true) OR QualifierFilter(=,'binary:q2')) -> q2",
        "(SKIP (ColumnRangeFilter('q3',true,'q2',true) OR KeyOnlyFilter(false))) -> q1 q2 q3 q4"
      })
  void columnRangeTakesTheColumnsBetweenTwo(String filter, String expected) throws Exception {
    assertThat(columns("r", filter)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ColumnRangeFilter('q3',true,'q2',true)",
        "ColumnRangeFilter('q1',true,'q',true)",
        "ColumnRangeFilter('q2',true,'q2',false)",
        "ColumnRangeFilter('q2',false,'q2',false)",
        "(ColumnRangeFilter('q3',true,'q2',true) AND QualifierFilter(=,'binary:q2'))",
        "(QualifierFilter(=,'binary:q2') AND ColumnRangeFilter('q3',true,'q2',true))",
        "(QualifierFilter(=,'binary:q2') OR ColumnRangeFilter('q3',true,'q2',true))",
        "(SKIP ColumnRangeFilter('q3',true,'q2',true))",
        "(WHILE ColumnRangeFilter('q3',true,'q2',true))"
      })
  void columnRangeThatEndsBeforeItBeginsIsRefusedWhereThereAreCells(String filter)
      throws Exception {
    assertRefused(INVALID_ARGUMENT, () -> columns("r", filter));
    assertThat(columns("no such row", filter)).isEmpty();
  }
}
