// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.mutation.BatchOperation;
import com.alipay.oceanbase.rpc.mutation.MutationFactory;
import com.alipay.oceanbase.rpc.table.api.TableBatchOps;
import io.obkv.compat.environment.Tables;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of partitioned tables reach their partition, and are found again by every way of reading. */
@CompatibilityCases
class PartitionIT {
  /** Requests for several partitions at once, which {@link io.obkv.compat.proxy.OdpStandIn} lacks. */
  private static final String SPANS_PARTITIONS = "spans-partitions";

  private static final String HASH = "partition by hash(a) partitions 5";
  private static final String KEY = "partition by key(a) partitions 5";
  private static final String KEY_OF_TEXT = "partition by key(b) partitions 5";
  private static final String RANGE = "partition by range(a) (partition p0 values less than (10),"
      + " partition p1 values less than (30), partition p2 values less than (maxvalue))";
  private static final String RANGE_COLUMNS =
      "partition by range columns(b) (partition p0 values less than ('key2'),"
          + " partition p1 values less than ('key4'), partition p2 values less than (maxvalue))";
  private static final String RANGE_KEY = "partition by range(a) subpartition by key(b)"
      + " subpartitions 3 (partition p0 values less than (20),"
      + " partition p1 values less than (maxvalue))";
  private static final String KEY_RANGE = "partition by key(b) subpartition by range(a)"
      + " subpartition template (subpartition s0 values less than (20),"
      + " subpartition s1 values less than (maxvalue)) partitions 3";
  private static final int ROWS = 50;

  private final ObTableClient client;
  private final Tables tables;

  PartitionIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  private String table(String partitioning) {
    String table =
        tables.create("(a bigint, b varchar(20), v int, primary key (a, b)) " + partitioning);
    client.addRowKeyElement(table, new String[] {"a", "b"});
    return table;
  }

  private static Object[] key(int i) {
    return new Object[] {(long) i, "key" + i};
  }

  private List<List<String>> misplaced(String table) {
    return tables.query("select a, b, v from " + table + " where v <> a or b <> concat('key', a)");
  }

  @ParameterizedTest
  @ValueSource(strings = {HASH, KEY, KEY_OF_TEXT, RANGE, RANGE_COLUMNS, RANGE_KEY, KEY_RANGE})
  void singleOperationsFindTheirPartition(String partitioning) throws Exception {
    String table = table(partitioning);
    for (int i = 0; i < ROWS; i++) {
      client.insert(table, key(i), new String[] {"v"}, new Object[] {i});
    }
    // SQL looks for a row only in the partition that its key belongs to.
    for (int i = 0; i < ROWS; i += 7) {
      assertThat(tables.query(
              "select v from " + table + " where a = " + i + " and b = 'key" + i + "'"))
          .containsExactly(List.of(Integer.toString(i)));
      assertThat(client.get(table, key(i), new String[] {"v"})).containsEntry("v", i);
    }
    assertThat(misplaced(table)).isEmpty();
    assertThat(client.update(table, key(3), new String[] {"v"}, new Object[] {33}))
        .isEqualTo(1);
    assertThat(client.delete(table, key(4))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {HASH, KEY, RANGE_KEY, KEY_RANGE})
  void rowsThatSqlWroteAreFound(String partitioning) throws Exception {
    String table = table(partitioning);
    for (int i = 0; i < ROWS; i += 5) {
      tables.fill(table, i + ",'key" + i + "'," + i);
    }
    for (int i = 0; i < ROWS; i += 5) {
      assertThat(client.get(table, key(i), new String[] {"v"})).containsEntry("v", i);
    }
  }

  @ParameterizedTest
  @Tag(SPANS_PARTITIONS)
  @ValueSource(strings = {HASH, KEY, RANGE, RANGE_KEY})
  void queriesReadEveryPartition(String partitioning) throws Exception {
    String table = table(partitioning);
    for (int i = 0; i < ROWS; i++) {
      tables.fill(table, i + ",'key" + i + "'," + i);
    }
    assertThat(Rows.column(
            "v",
            client
                .query(table)
                .setScanRangeColumns("a", "b")
                .addScanRange(new Object[] {0L, ""}, new Object[] {99L, "z"})
                .select("v")
                .execute()))
        .hasSize(ROWS)
        .doesNotHaveDuplicates();
    assertThat(Rows.column(
            "v",
            client
                .query(table)
                .setScanRangeColumns("a", "b")
                .addScanRange(new Object[] {0L, ""}, new Object[] {99L, "z"})
                .setBatchSize(7)
                .select("v")
                .asyncExecute()))
        .hasSize(ROWS)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @Tag(SPANS_PARTITIONS)
  @ValueSource(strings = {HASH, KEY, RANGE, RANGE_KEY, KEY_RANGE})
  void batchesReachEveryPartition(String partitioning) throws Exception {
    String table = table(partitioning);
    BatchOperation batch = client.batchOperation(table);
    for (int i = 0; i < ROWS; i++) {
      batch.addOperation(MutationFactory.insert()
          .setRowKey(row(colVal("a", (long) i), colVal("b", "key" + i)))
          .addMutateColVal(colVal("v", i)));
    }
    assertThat(batch.execute().getCorrectCount()).isEqualTo(ROWS);
    assertThat(misplaced(table)).isEmpty();
    for (int i = 0; i < ROWS; i += 7) {
      assertThat(tables.query(
              "select v from " + table + " where a = " + i + " and b = 'key" + i + "'"))
          .containsExactly(List.of(Integer.toString(i)));
    }
  }

  @ParameterizedTest
  @Tag(SPANS_PARTITIONS)
  @ValueSource(strings = {HASH, KEY, RANGE})
  void batchesOfTheFirstGenerationReachEveryPartition(String partitioning) throws Exception {
    String table = table(partitioning);
    TableBatchOps batch = client.batch(table);
    for (int i = 0; i < ROWS; i++) {
      batch.insert(key(i), new String[] {"v"}, new Object[] {i});
    }
    assertThat(batch.execute()).hasSize(ROWS).containsOnly(1L);
    TableBatchOps gets = client.batch(table);
    for (int i = 0; i < ROWS; i++) {
      gets.get(key(i), new String[] {"v"});
    }
    List<Object> results = gets.execute();
    for (int i = 0; i < ROWS; i++) {
      assertThat(results.get(i)).isEqualTo(java.util.Map.of("v", i));
    }
  }
}
