// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static io.obkv.compat.official.Refusals.assertRefused;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.exception.ObTableException;
import com.alipay.oceanbase.rpc.mutation.MutationFactory;
import com.alipay.oceanbase.rpc.table.api.TableBatchOps;
import io.obkv.compat.environment.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Blind overwrites, which need the global variable binlog_row_image to be MINIMAL. */
@CompatibilityCases
@TestInstance(Lifecycle.PER_CLASS)
class PutIT {
  private final ObTableClient client;
  private final Tables tables;
  private String table;

  PutIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeAll
  void allowPuts() {
    table = tables.keyValue();
    client.addRowKeyElement(table, new String[] {"k"});
    tables.execute("set global binlog_row_image = 'MINIMAL'");
    // The server looks at the variable every few seconds.
    await()
        .atMost(ofSeconds(20))
        .ignoreExceptionsInstanceOf(ObTableException.class)
        .until(() -> put("x", 0));
  }

  @AfterAll
  void forbidPuts() {
    tables.execute("set global binlog_row_image = 'FULL'");
  }

  private boolean put(String key, long value) throws Exception {
    return client
            .put(table)
            .setRowKey(row(colVal("k", key)))
            .addMutateColVal(colVal("v", value))
            .execute()
            .getAffectedRows()
        == 1;
  }

  @Test
  void affectsOneForNewAndExistingRows() throws Exception {
    assertThat(put("a", 1)).isTrue();
    assertThat(put("a", 2)).isTrue();
    assertThat(client.get(table).setRowKey(row(colVal("k", "a"))).select("v").execute())
        .containsEntry("v", 2L);
  }

  @Test
  void columnsLeftOutTakeTheirDefault() throws Exception {
    tables.fill(table, "'b',1,'x'");
    put("b", 2);
    assertThat(client.get(table).setRowKey(row(colVal("k", "b"))).select("s").execute())
        .containsEntry("s", "none");
  }

  @Test
  void batchesTakePuts() throws Exception {
    TableBatchOps batch = client.batch(table);
    batch.put("c", new String[] {"v"}, new Object[] {3L});
    assertThat(batch.execute()).containsExactly(1L);
    assertThat(client
            .batchOperation(table)
            .addOperation(
                MutationFactory.put()
                    .setRowKey(row(colVal("k", "d")))
                    .addMutateColVal(colVal("v", 4L)),
                MutationFactory.put()
                    .setRowKey(row(colVal("k", "e")))
                    .addMutateColVal(colVal("v", 5L)))
            .execute()
            .getCorrectCount())
        .isEqualTo(2);
    assertThat(tables.query("select v from " + table + " where k in ('c','d','e')"))
        .hasSize(3);
  }

  @Test
  void aTableWithAnIndexIsRefused() {
    String indexed = tables.create("(k varchar(9) primary key, v bigint, key by_v (v))");
    assertRefused(
        -4007,
        "table with index use put not supported",
        () -> client
            .put(indexed)
            .setRowKey(row(colVal("k", "a")))
            .addMutateColVal(colVal("v", 1L))
            .execute());
  }

  @Test
  void aTableWithALobColumnIsRefused() {
    String lobs = tables.create("(k varchar(9) primary key, v text)");
    assertRefused(
        -4007,
        "table with lob column use put not supported",
        () -> client
            .put(lobs)
            .setRowKey(row(colVal("k", "a")))
            .addMutateColVal(colVal("v", "x"))
            .execute());
  }
}
