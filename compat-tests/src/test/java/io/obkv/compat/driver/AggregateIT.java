// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.compat.environment.Tables;
import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.result.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Aggregates. */
@DriverCases
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregateIT {
  private final TableClient client;
  private final Tables tables;
  private Table table;

  AggregateIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeAll
  void makeTable() {
    String name = tables.create("(k int primary key, v bigint, d double, s varchar(20))");
    tables.fill(name, "1,10,1.5,'b'", "2,20,2.5,'a'", "3,30,3.5,'c'", "4,null,null,null");
    table = client.table(name);
  }

  private static Query from(int from, int to) {
    return Query.of(ScanRange.between(Key.of("k", from), Key.of("k", to)));
  }

  @Test
  void everyKindAtOnce() {
    Row row = table.aggregate(
        Aggregate.of(Query.all()).count().max("v").min("v").sum("v").avg("d"));
    assertThat(row.columns()).containsExactly("count(*)", "max(v)", "min(v)", "sum(v)", "avg(d)");
    assertThat(row.getLong("count(*)")).isEqualTo(4);
    assertThat(row.getLong("max(v)")).isEqualTo(30);
    assertThat(row.getLong("min(v)")).isEqualTo(10);
    assertThat(row.getLong("sum(v)")).isEqualTo(60);
    assertThat(row.getDouble("avg(d)")).isEqualTo(2.5);
  }

  @Test
  void textHasExtremes() {
    Row row = table.aggregate(Aggregate.of(Query.all()).max("s").min("s"));
    assertThat(row.getString("max(s)")).isEqualTo("c");
    assertThat(row.getString("min(s)")).isEqualTo("a");
  }

  @Test
  void aSumThatOverflowsOnTheWayIsRefused() {
    Table large = client.table(tables.create("(k int primary key, v bigint)"));
    large.insert(Insert.of(Key.of("k", 1)).set("v", Long.MAX_VALUE));
    large.insert(Insert.of(Key.of("k", 2)).set("v", 1L));
    large.insert(Insert.of(Key.of("k", 3)).set("v", -5L));
    assertThatThrownBy(() -> large.aggregate(Aggregate.of(Query.all()).sum("v")))
        .isInstanceOfSatisfying(
            ServerException.class,
            e -> assertThat(e.code()).contains(ErrorCode.OB_DATA_OUT_OF_RANGE));
  }

  @Test
  void anAverageAddsFloatingPointNumbers() {
    Table large = client.table(tables.create("(k int primary key, v bigint)"));
    large.insert(Insert.of(Key.of("k", 1)).set("v", Long.MAX_VALUE));
    large.insert(Insert.of(Key.of("k", 2)).set("v", Long.MIN_VALUE));
    assertThat(large.aggregate(Aggregate.of(Query.all()).avg("v")).getDouble("avg(v)"))
        .isZero();
  }

  @Test
  void aRangeBoundsTheRows() {
    assertThat(table.aggregate(Aggregate.of(from(1, 2)).sum("d")).getDouble("sum(d)"))
        .isEqualTo(4);
  }

  @Test
  void aFilterBoundsTheRows() {
    Query query = from(0, 9).toBuilder().where(Filter.gt("v", 10L)).build();
    assertThat(table.aggregate(Aggregate.of(query).count()).getLong("count(*)")).isEqualTo(2);
  }

  @Test
  void overNoRowsACountIsZeroAndTheRestIsNull() {
    Row row = table.aggregate(Aggregate.of(from(7, 9)).count().max("v"));
    assertThat(row.getLong("count(*)")).isZero();
    assertThat(row.isNull("max(v)")).isTrue();
  }
}
