// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.filter.ObCompareOp;
import com.alipay.oceanbase.rpc.filter.ObTableFilterFactory;
import com.alipay.oceanbase.rpc.stream.QueryResultSet;
import com.alipay.oceanbase.rpc.table.api.TableQuery;
import io.obkv.compat.environment.Tables;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries whose result comes in several answers. */
@CompatibilityCases
@TestInstance(Lifecycle.PER_CLASS)
class PagedQueryIT {
  private static final int ROWS = 1000;

  private final ObTableClient client;
  private final Tables tables;
  private String table;

  PagedQueryIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeAll
  void makeTable() {
    table = tables.create("(k bigint primary key, v varchar(100))");
    client.addRowKeyElement(table, new String[] {"k"});
    tables.fill(
        table,
        IntStream.range(0, ROWS).mapToObj(i -> i + ",'value " + i + "'").toArray(String[]::new));
  }

  private TableQuery all() {
    return client
        .query(table)
        .setScanRangeColumns("k")
        .addScanRange(new Object[] {0L}, new Object[] {(long) ROWS})
        .select("k", "v");
  }

  private static List<Object> numbers(long from, long to) {
    return LongStream.range(from, to).mapToObj(i -> (Object) i).toList();
  }

  @Test
  void withoutSizesEverythingComesAtOnce() throws Exception {
    assertThat(Rows.column("k", all().asyncExecute())).isEqualTo(numbers(0, ROWS));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 999, 1000, 1001})
  void everyBatchSizeGivesAllRowsOnce(int size) throws Exception {
    long rows = size == 1 ? 30 : ROWS;
    TableQuery query = all().setBatchSize(size);
    query.limit((int) rows);
    assertThat(Rows.column("k", query.asyncExecute())).isEqualTo(numbers(0, rows));
  }

  @Test
  void theSizeInBytesCutsBatches() throws Exception {
    assertThat(Rows.column("k", all().setMaxResultSize(1000).asyncExecute()))
        .isEqualTo(numbers(0, ROWS));
  }

  @Test
  void batchesFollowTheScanOrder() throws Exception {
    List<Object> backwards = new java.util.ArrayList<>(numbers(0, ROWS));
    Collections.reverse(backwards);
    assertThat(Rows.column("k", all().setBatchSize(64).scanOrder(false).asyncExecute()))
        .isEqualTo(backwards);
  }

  @Test
  void limitAndOffsetCountOverBatches() throws Exception {
    assertThat(Rows.column("k", all().setBatchSize(10).limit(95, 33).asyncExecute()))
        .isEqualTo(numbers(95, 128));
  }

  @Test
  void aFilterLeavesFullBatches() throws Exception {
    assertThat(Rows.column(
            "k",
            all()
                .setBatchSize(10)
                .setFilter(ObTableFilterFactory.compareVal(ObCompareOp.GE, "k", 960L))
                .asyncExecute()))
        .isEqualTo(numbers(960, ROWS));
  }

  @Test
  void aResultCanBeClosedBeforeItsEnd() throws Exception {
    QueryResultSet result = all().setBatchSize(10).asyncExecute();
    assertThat(result.next()).isTrue();
    result.close();
    assertThat(Rows.column("k", all().setBatchSize(500).asyncExecute())).hasSize(ROWS);
  }

  @Test
  void severalResultsAreReadSideBySide() throws Exception {
    QueryResultSet first = all().setBatchSize(3).limit(20).asyncExecute();
    QueryResultSet second = all().setBatchSize(4).limit(20).asyncExecute();
    for (long i = 0; i < 20; i++) {
      assertThat(first.next()).isTrue();
      assertThat(second.next()).isTrue();
      assertThat(first.getRow()).containsEntry("k", i);
      assertThat(second.getRow()).containsEntry("k", i);
    }
    assertThat(first.next()).isFalse();
    assertThat(second.next()).isFalse();
  }

  @Test
  void anEmptyResultEnds() throws Exception {
    assertThat(client
            .query(table)
            .setScanRangeColumns("k")
            .addScanRange(new Object[] {-9L}, new Object[] {-1L})
            .setBatchSize(10)
            .select("k")
            .asyncExecute()
            .next())
        .isFalse();
  }
}
