// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.Tables;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.Delete;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.Update;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in several partitions. */
@DriverCases
class PartitionIT {
  /** What the stand-in for a proxy cannot route. */
  private static final String SPANS_PARTITIONS = "spans-partitions";

  private static final String HASH = "partition by hash(a) partitions 4";
  private static final String KEY = "partition by key(a) partitions 4";
  private static final String KEY_OF_TEXT = "partition by key(b) partitions 5";
  private static final String RANGE = "partition by range columns(a)"
      + " (partition p0 values less than (10), partition p1 values less than (maxvalue))";
  private static final int ROWS = 40;

  private final TableClient client;
  private final Tables tables;

  PartitionIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  private String create(String partitioning) {
    return tables.create("(a bigint, b varchar(20), v int, primary key (a, b)) " + partitioning);
  }

  private static Key key(int i) {
    return Key.of("a", (long) i).and("b", "key" + i);
  }

  @ParameterizedTest
  @ValueSource(strings = {HASH, KEY, KEY_OF_TEXT, RANGE})
  void singleOperationsFindTheirPartition(String partitioning) {
    String name = create(partitioning);
    Table table = client.table(name);
    for (int i = 0; i < ROWS; i++) {
      table.insert(Insert.of(key(i)).set("v", i));
    }
    // SQL looks for a row only in the partition that its key belongs to.
    for (int i = 0; i < ROWS; i += 7) {
      assertThat(
              tables.query("select v from " + name + " where a = " + i + " and b = 'key" + i + "'"))
          .containsExactly(List.of(Integer.toString(i)));
      assertThat(table.get(Get.of(key(i))).orElseThrow().getInt("v")).isEqualTo(i);
    }
    assertThat(table.update(Update.of(key(3)).set("v", 33)).affectedRows()).isEqualTo(1);
    assertThat(table.delete(Delete.of(key(4))).affectedRows()).isEqualTo(1);
  }

  @ParameterizedTest
  @Tag(SPANS_PARTITIONS)
  @ValueSource(strings = {HASH, KEY, RANGE})
  void queriesReadEveryPartition(String partitioning) {
    String name = create(partitioning);
    for (int i = 0; i < ROWS; i++) {
      tables.fill(name, i + ",'key" + i + "'," + i);
    }
    try (Stream<Row> rows =
        client.table(name).stream(Query.builder().pageSize(7).build())) {
      assertThat(rows.map(row -> row.getInt("v"))).hasSize(ROWS).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @Tag(SPANS_PARTITIONS)
  @ValueSource(strings = {HASH, KEY, RANGE})
  void batchesReachEveryPartition(String partitioning) {
    String name = create(partitioning);
    Batch batch = Batch.of();
    for (int i = 0; i < ROWS; i++) {
      batch.add(Insert.of(key(i)).set("v", i));
    }
    assertThat(client.table(name).batch(batch).affectedRows()).isEqualTo(ROWS);
    for (int i = 0; i < ROWS; i += 7) {
      assertThat(
              tables.query("select v from " + name + " where a = " + i + " and b = 'key" + i + "'"))
          .containsExactly(List.of(Integer.toString(i)));
    }
  }
}
