// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.filter.ObTableFilterFactory.compareVal;
import static io.obkv.compat.official.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.filter.ObCompareOp;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.aggregation.ObTableAggregation;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.aggregation.ObTableAggregationResult;
import io.obkv.compat.environment.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** min, max, count, sum and avg. */
@CompatibilityCases
@TestInstance(Lifecycle.PER_CLASS)
class AggregateIT {
  private final ObTableClient client;
  private final Tables tables;
  private String table;

  AggregateIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeAll
  void makeTable() {
    table = tables.create("(k int primary key, t tinyint, i int, l bigint, f float, d double,"
        + " s varchar(20), big bigint, key by_i (i))");
    client.addRowKeyElement(table, new String[] {"k"});
    tables.fill(
        table,
        "1, 1, 10, 100, 1.5, 2.25, 'b', 9223372036854775807",
        "2, 2, 20, 200, 2.5, 4.25, 'a', 1",
        "3, 3, 30, 300, 3.5, 6.25, 'c', 0",
        "4, null, null, null, null, null, null, null");
  }

  private ObTableAggregation aggregate(int from, int to) {
    ObTableAggregation aggregation = client.aggregate(table);
    aggregation.setScanRangeColumns("k");
    aggregation.addScanRange(new Object[] {from}, new Object[] {to});
    return aggregation;
  }

  private ObTableAggregation all() {
    return aggregate(0, 9);
  }

  @Test
  void countCountsRowsWithNulls() throws Exception {
    ObTableAggregation aggregation = all();
    aggregation.count();
    assertThat(aggregation.execute().get("count(*)")).isEqualTo(4L);
  }

  @Test
  void minAndMaxHaveTheColumnsType() throws Exception {
    ObTableAggregation aggregation = all();
    aggregation.min("t");
    aggregation.max("t");
    aggregation.min("i");
    aggregation.max("l");
    aggregation.min("f");
    aggregation.max("d");
    ObTableAggregationResult result = aggregation.execute();
    assertThat(result.get("min(t)")).isEqualTo((byte) 1);
    assertThat(result.get("max(t)")).isEqualTo((byte) 3);
    assertThat(result.get("min(i)")).isEqualTo(10);
    assertThat(result.get("max(l)")).isEqualTo(300L);
    assertThat(result.get("min(f)")).isEqualTo(1.5f);
    assertThat(result.get("max(d)")).isEqualTo(6.25);
  }

  @Test
  void minAndMaxOfText() throws Exception {
    ObTableAggregation aggregation = all();
    aggregation.min("s");
    aggregation.max("s");
    ObTableAggregationResult result = aggregation.execute();
    assertThat(result.get("min(s)")).isEqualTo("a");
    assertThat(result.get("max(s)")).isEqualTo("c");
  }

  @Test
  void sumsOfIntegersAreLongs() throws Exception {
    ObTableAggregation aggregation = all();
    aggregation.sum("t");
    aggregation.sum("i");
    aggregation.sum("l");
    ObTableAggregationResult result = aggregation.execute();
    assertThat(result.get("sum(t)")).isEqualTo(6L);
    assertThat(result.get("sum(i)")).isEqualTo(60L);
    assertThat(result.get("sum(l)")).isEqualTo(600L);
  }

  @Test
  void sumsOfFractionsAreDoubles() throws Exception {
    ObTableAggregation aggregation = all();
    aggregation.sum("f");
    aggregation.sum("d");
    ObTableAggregationResult result = aggregation.execute();
    assertThat(result.get("sum(f)")).isEqualTo(7.5);
    assertThat(result.get("sum(d)")).isEqualTo(12.75);
  }

  @Test
  void averagesAreDoublesAndPassOverNulls() throws Exception {
    ObTableAggregation aggregation = all();
    aggregation.avg("i");
    aggregation.avg("d");
    ObTableAggregationResult result = aggregation.execute();
    assertThat(result.get("avg(i)")).isEqualTo(20.0);
    assertThat(result.get("avg(d)")).isEqualTo(4.25);
  }

  @Test
  void anAliasNamesTheResult() throws Exception {
    ObTableAggregation aggregation = all();
    aggregation.max("i", "highest");
    assertThat(aggregation.execute().get("max(highest)")).isEqualTo(30);
  }

  @Test
  void aRangeBoundsTheRows() throws Exception {
    ObTableAggregation aggregation = aggregate(2, 3);
    aggregation.sum("i");
    aggregation.count();
    ObTableAggregationResult result = aggregation.execute();
    assertThat(result.get("sum(i)")).isEqualTo(50L);
    assertThat(result.get("count(*)")).isEqualTo(2L);
  }

  @Test
  void aFilterBoundsTheRows() throws Exception {
    ObTableAggregation aggregation = all();
    aggregation.setFilter(compareVal(ObCompareOp.GE, "i", 20));
    aggregation.sum("i");
    assertThat(aggregation.execute().get("sum(i)")).isEqualTo(50L);
  }

  @Test
  void aLimitCutsBeforeAggregating() throws Exception {
    ObTableAggregation aggregation = all();
    aggregation.limit(0, 2);
    aggregation.count();
    assertThat(aggregation.execute().get("count(*)")).isEqualTo(2L);
  }

  @Test
  void anIndexServesAggregates() throws Exception {
    ObTableAggregation aggregation = client.aggregate(table);
    aggregation.indexName("by_i");
    aggregation.setScanRangeColumns("i");
    aggregation.addScanRange(new Object[] {15}, new Object[] {99});
    aggregation.min("i");
    assertThat(aggregation.execute().get("min(i)")).isEqualTo(20);
  }

  @Test
  void withoutRowsCountIsZeroAndTheRestNull() throws Exception {
    ObTableAggregation aggregation = aggregate(50, 60);
    aggregation.count();
    aggregation.sum("i");
    aggregation.max("i");
    aggregation.avg("i");
    ObTableAggregationResult result = aggregation.execute();
    assertThat(result.get("count(*)")).isEqualTo(0L);
    assertThat(result.get("sum(i)")).isNull();
    assertThat(result.get("max(i)")).isNull();
    assertThat(result.get("avg(i)")).isNull();
  }

  @Test
  void aSumBeyondBigintIsRefused() {
    ObTableAggregation aggregation = all();
    aggregation.sum("big");
    assertRefused(-4224, "Out of range value for column 'sum(big)' at row 0", aggregation::execute);
  }

  @Test
  void sumOfTextIsRefused() {
    ObTableAggregation aggregation = all();
    aggregation.sum("s");
    assertRefused(-4007, "VARCHAR type for sum aggregation not supported", aggregation::execute);
  }

  @Test
  void anUnknownColumnIsRefused() {
    ObTableAggregation aggregation = all();
    aggregation.max("nope");
    assertRefused(-4016, aggregation::execute);
  }
}
