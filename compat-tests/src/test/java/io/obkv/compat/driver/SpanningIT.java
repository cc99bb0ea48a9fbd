// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.Tables;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Delete;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.operation.Update;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.MutationResult;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations on the rows of several partitions give what they would give on one. */
@DriverCases
@Tag("spans-partitions")
class SpanningIT {
  private static final String KEY = "partition by key(a) partitions 5";
  private static final String TWO_LEVELS = "partition by range columns(a) subpartition by key(b)"
      + " subpartitions 3 (partition p0 values less than (20),"
      + " partition p1 values less than (maxvalue))";
  private static final String LIST = "partition by list columns(a) (partition p0 values in"
      + " (0,1,2,3,4,5,6,7,8,9), partition pd values in (default))";
  private static final int ROWS = 40;

  private final TableClient client;
  private final Tables tables;

  SpanningIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  private Table filled(String partitioning) {
    String name = tables.create("(a bigint, b varchar(20), v int, d double, primary key (a, b),"
        + " key by_v (v) local) " + partitioning);
    String[] rows = IntStream.range(0, ROWS)
        .mapToObj(i -> i + ",'b" + i + "'," + (1000 - i) + "," + (i == 3 ? "null" : i + 0.5))
        .toArray(String[]::new);
    tables.fill(name, rows);
    return client.table(name);
  }

  private static List<Integer> values(Table table, Query query) {
    try (Stream<Row> rows = table.stream(query)) {
      return rows.map(row -> row.getInt("v")).toList();
    }
  }

  private static List<Integer> expected(int from, int to) {
    return IntStream.range(from, to).map(i -> 1000 - i).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, TWO_LEVELS, LIST})
  void rowsComeInTheOrderOfTheKey(String partitioning) {
    Table table = filled(partitioning);
    assertThat(values(table, Query.builder().pageSize(3).build())).isEqualTo(expected(0, ROWS));
    List<Integer> down = values(table, Query.builder().reverse().pageSize(4).build());
    assertThat(down).isSorted().hasSize(ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, TWO_LEVELS})
  void rowsComeInTheOrderOfAnIndex(String partitioning) {
    Table table = filled(partitioning);
    assertThat(values(table, Query.builder().index("by_v").pageSize(3).build()))
        .isSorted()
        .hasSize(ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, TWO_LEVELS})
  void limitAndOffsetCountOverAllPartitions(String partitioning) {
    Table table = filled(partitioning);
    assertThat(values(table, Query.builder().limit(7).offset(5).pageSize(2).build()))
        .isEqualTo(expected(5, 12));
    assertThat(values(table, Query.builder().limit(1).build())).isEqualTo(expected(0, 1));
  }

  @Test
  void onlyTheColumnsAskedForComeBack() {
    Table table = filled(KEY);
    try (Stream<Row> rows = table.stream(Query.builder().select("v").limit(3).build())) {
      assertThat(rows.map(Row::columns)).containsOnly(List.of("v"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, TWO_LEVELS, LIST})
  void rangesAreReadWhereverTheirRowsAre(String partitioning) {
    Table table = filled(partitioning);
    Query some = Query.of(
        ScanRange.between(Key.of("a", 15L).and("b", Key.MIN), Key.of("a", 24L).and("b", Key.MAX)));
    assertThat(values(table, some)).isEqualTo(expected(15, 25));
    Query one = Query.of(ScanRange.prefix(Key.of("a", 33L)));
    assertThat(values(table, one)).isEqualTo(expected(33, 34));
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, TWO_LEVELS})
  void aggregatesAreOverAllPartitions(String partitioning) {
    Table table = filled(partitioning);
    Row row = table.aggregate(Aggregate.of(Query.all())
        .count()
        .sum("a")
        .min("v")
        .max("b")
        .avg("v")
        .avg("d")
        .sum("d"));
    assertThat(row.getLong("count(*)")).isEqualTo(ROWS);
    assertThat(row.getLong("sum(a)")).isEqualTo(780);
    assertThat(row.getInt("min(v)")).isEqualTo(961);
    assertThat(row.getString("max(b)")).isEqualTo("b9");
    assertThat(row.getDouble("avg(v)")).isEqualTo(980.5);
    assertThat(row.getDouble("sum(d)")).isEqualTo(796.5);
    assertThat(row.getDouble("avg(d)")).isEqualTo(796.5 / 39);
    Query beyond = Query.of(ScanRange.from(Key.of("a", 1000L).and("b", Key.MIN)));
    Row none = table.aggregate(Aggregate.of(beyond).count().max("v").avg("v"));
    assertThat(none.getLong("count(*)")).isZero();
    assertThat(none.isNull("max(v)")).isTrue();
    assertThat(none.isNull("avg(v)")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, TWO_LEVELS})
  void rowsOfSeveralPartitionsAreChangedByAQuery(String partitioning) {
    Table table = filled(partitioning);
    Query high = Query.builder().where(Filter.gt("v", 990)).build();
    assertThat(table.mutate(ConditionalMutation.update(high).set("v", 1).returningFormerRows()))
        .satisfies(result -> {
          assertThat(result.affectedRows()).isEqualTo(10);
          assertThat(result.formerRows()).hasSize(10);
        });
    assertThat(table
            .mutate(ConditionalMutation.delete(
                Query.builder().where(Filter.eq("v", 1)).build()))
            .affectedRows())
        .isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, TWO_LEVELS})
  void resultsOfABatchComeInItsOrder(String partitioning) {
    String name =
        tables.create("(a bigint, b varchar(20), v int, primary key (a, b)) " + partitioning);
    tables.fill(
        name,
        IntStream.range(0, ROWS)
            .mapToObj(i -> i + ",'b" + i + "'," + (1000 - i))
            .toArray(String[]::new));
    Table table = client.table(name);
    Batch batch = Batch.of();
    for (int i = 0; i < ROWS; i++) {
      batch.add(Get.of(Key.of("a", (long) i).and("b", "b" + i)).select("v"));
    }
    BatchResult result = table.batch(batch);
    assertThat(result.results())
        .extracting(found -> found.row().orElseThrow().getInt("v"))
        .isEqualTo(expected(0, ROWS));
  }

  @Test
  void operationsOfSeveralKindsMayGoToSeveralPartitions() {
    String name = tables.create("(a bigint, b varchar(20), v int, primary key (a, b)) " + KEY);
    tables.fill(name, "1,'b1',1", "2,'b2',2", "5,'b5',5");
    Table table = client.table(name);
    Batch mixed = Batch.of(
        Delete.of(Key.of("a", 1L).and("b", "b1")),
        Update.of(Key.of("a", 2L).and("b", "none")).set("v", 5),
        Insert.of(Key.of("a", 77L).and("b", "new")).set("v", 5),
        Get.of(Key.of("a", 5L).and("b", "b5")).select("v"));
    assertThat(table.batch(mixed).results())
        .extracting(MutationResult::affectedRows)
        .containsExactly(1L, 0L, 1L, 0L);
  }

  @Test
  void oneResultOfABatchIsTheSum() {
    Table table = filled(KEY);
    Batch batch = Batch.of().returningOneResult();
    for (int i = 0; i < ROWS; i++) {
      batch.add(Update.of(Key.of("a", (long) i).and("b", "b" + i)).set("v", -i));
    }
    BatchResult result = table.batch(batch);
    assertThat(result.results()).hasSize(1);
    assertThat(result.affectedRows()).isEqualTo(ROWS);
  }
}
