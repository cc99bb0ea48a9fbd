// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.mutation.Row;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.aggregation.ObTableAggregation;
import io.obkv.compat.environment.Tables;
import java.sql.Timestamp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables whose rows expire: an expired row counts as absent. */
@CompatibilityCases
class TimeToLiveIT {
  private static final String[] V = {"v"};

  private final ObTableClient client;
  private final Tables tables;
  private final Timestamp now = new Timestamp(System.currentTimeMillis() / 1000 * 1000);
  private String table;

  TimeToLiveIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    table = tables.create("(k int primary key, v bigint, s varchar(9) default 'none',"
        + " t timestamp(6) null) ttl(t + interval 1 hour)");
    client.addRowKeyElement(table, new String[] {"k"});
    tables.fill(
        table,
        "1, 10, 'old', '2020-01-01 00:00:00'",
        "2, 20, 'new', date_add(now(), interval 1 day)",
        "3, 30, 'ever', null");
  }

  private static Row key(int key) {
    return row(colVal("k", key));
  }

  @Test
  void anExpiredRowIsNotRead() throws Exception {
    assertThat(client.get(table).setRowKey(key(1)).select("v").execute()).isEmpty();
    assertThat(client.get(table).setRowKey(key(2)).select("v").execute()).containsEntry("v", 20L);
  }

  @Test
  void aRowWithoutATimeNeverExpires() throws Exception {
    assertThat(client.get(table).setRowKey(key(3)).select("v").execute()).containsEntry("v", 30L);
  }

  @Test
  void queriesPassOverExpiredRows() throws Exception {
    assertThat(Rows.column(
            "v",
            client
                .query(table)
                .setScanRangeColumns("k")
                .addScanRange(new Object[] {0}, new Object[] {9})
                .select("v")
                .execute()))
        .containsExactly(20L, 30L);
  }

  @Test
  void aggregatesPassOverExpiredRows() throws Exception {
    ObTableAggregation aggregation = client.aggregate(table);
    aggregation.setScanRangeColumns("k");
    aggregation.addScanRange(new Object[] {0}, new Object[] {9});
    aggregation.count();
    assertThat(aggregation.execute().get("count(*)")).isEqualTo(2L);
  }

  @Test
  void sqlStillSeesExpiredRows() {
    assertThat(tables.query("select k from " + table)).hasSize(3);
  }

  @Test
  void insertOverAnExpiredRowAffectsOne() throws Exception {
    assertThat(client
            .insert(table)
            .setRowKey(key(1))
            .addMutateColVal(colVal("v", 11L), colVal("t", now))
            .execute()
            .getAffectedRows())
        .isEqualTo(1);
    assertThat(client.get(table).setRowKey(key(1)).select("v", "s").execute())
        .containsEntry("v", 11L)
        .containsEntry("s", "none");
  }

  @Test
  void updateOfAnExpiredRowAffectsNone() throws Exception {
    assertThat(client.update(table, new Object[] {1}, V, new Object[] {11L})).isZero();
  }

  @Test
  void deleteOfAnExpiredRowAffectsNone() throws Exception {
    assertThat(client.delete(table, new Object[] {1})).isZero();
  }

  @Test
  void replaceOfAnExpiredRowAffectsTwo() throws Exception {
    assertThat(client
            .replace(table)
            .setRowKey(key(1))
            .addMutateColVal(colVal("v", 11L), colVal("t", now))
            .execute()
            .getAffectedRows())
        .isEqualTo(2);
  }

  @Test
  void insertOrUpdateOfAnExpiredRowStartsAnew() throws Exception {
    assertThat(client
            .insertOrUpdate(table)
            .setRowKey(key(1))
            .addMutateColVal(colVal("v", 11L), colVal("t", now))
            .execute()
            .getAffectedRows())
        .isEqualTo(1);
    assertThat(client.get(table).setRowKey(key(1)).select("s").execute())
        .containsEntry("s", "none");
  }

  @Test
  void incrementOfAnExpiredRowStartsAnew() throws Exception {
    client.increment(table).setRowKey(key(1)).addMutateColVal(colVal("v", 5L)).execute();
    assertThat(tables.query("select v, s from " + table + " where k = 1").get(0))
        .containsExactly("5", "none");
  }

  @Test
  void appendToAnExpiredRowStartsAnew() throws Exception {
    client.append(table).setRowKey(key(1)).addMutateColVal(colVal("s", "x")).execute();
    assertThat(tables.query("select v, s from " + table + " where k = 1").get(0))
        .containsExactly(null, "x");
  }
}
