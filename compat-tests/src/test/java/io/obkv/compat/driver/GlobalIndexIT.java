// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.Tables;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries by an index that has tablets of its own, which the client must find. */
@DriverCases
@EnabledIfSystemProperty(named = ClientMode.PROPERTY, matches = "direct")
class GlobalIndexIT {
  private static final int ROWS = 30;
  private static final String WHOLE = "";
  private static final String RANGES = " partition by range columns(v)"
      + " (partition p0 values less than (110), partition p1 values less than (maxvalue))";
  private static final String HASHES = " partition by key(v) partitions 3";

  private final TableClient client;
  private final Tables tables;

  GlobalIndexIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  /** Rows (i, 100 + i / 2, text) of a table with three partitions and an index over v. */
  private String filled(String kind, String indexPartitions) {
    String name = tables.create(
        "(k bigint primary key, v bigint, s varchar(9))" + " partition by key(k) partitions 3");
    tables.execute("create " + kind + " index by_v on " + name + "(v) global" + indexPartitions);
    int values = kind.isEmpty() ? 2 : 1;
    tables.fill(
        name,
        IntStream.range(0, ROWS)
            .mapToObj(i -> i + "," + (100 + i / values) + ",'s" + i + "'")
            .toArray(String[]::new));
    return name;
  }

  private static Query.Builder between(long from, long to) {
    return Query.builder()
        .index("by_v")
        .range(ScanRange.between(Key.of("v", from), Key.of("v", to)));
  }

  private static List<String> texts(Table table, Query query) {
    try (Stream<Row> rows = table.stream(query)) {
      return rows.map(row -> row.getString("s")).toList();
    }
  }

  private static List<String> expected(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "s" + i).toList();
  }

  /** The engine looks rows up by the table's partitions, and gives them in that order. */
  @ParameterizedTest
  @ValueSource(strings = {WHOLE, RANGES, HASHES})
  void allRowsAreFoundWhereverTheIndexsPartitionsAre(String partitions) {
    Table table = client.table(filled("", partitions));
    assertThat(texts(table, between(108, 111).build()))
        .containsExactlyInAnyOrderElementsOf(expected(16, 24));
    assertThat(texts(table, between(108, 111).select("s").pageSize(3).build()))
        .containsExactlyInAnyOrderElementsOf(expected(16, 24));
    assertThat(texts(table, between(105, 105).build()))
        .containsExactlyInAnyOrderElementsOf(expected(10, 12));
    assertThat(texts(table, between(108, 111).limit(5).build()))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .isSubsetOf(expected(16, 24));
    assertThat(texts(table, between(0, 1000).where(Filter.ge("v", 114L)).build()))
        .containsExactlyInAnyOrderElementsOf(expected(28, 30));
  }

  @Test
  void aUniqueIndexIsFoundToo() {
    Table table = client.table(filled("unique", HASHES));
    assertThat(texts(table, between(103, 106).build()))
        .containsExactlyInAnyOrderElementsOf(expected(3, 7));
  }

  @Test
  void aggregatesAreOfAllPartitionsOfTheIndex() {
    Table table = client.table(filled("", RANGES));
    Row row = table.aggregate(Aggregate.of(between(108, 111).build()).count().max("v"));
    assertThat(row.getLong("count(*)")).isEqualTo(8);
    assertThat(row.getLong("max(v)")).isEqualTo(111);
  }

  @Test
  void anIndexOfATableThatWasMadeAnewIsFoundAgain() {
    String name = filled("", RANGES);
    Table table = client.table(name);
    assertThat(texts(table, between(108, 108).build()))
        .containsExactlyInAnyOrderElementsOf(expected(16, 18));
    tables.execute("drop index by_v on " + name);
    tables.execute("create index by_v on " + name + "(v) global" + HASHES);
    assertThat(texts(table, between(108, 108).build()))
        .containsExactlyInAnyOrderElementsOf(expected(16, 18));
  }
}
