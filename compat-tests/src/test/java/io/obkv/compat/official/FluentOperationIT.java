// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.exception.ObTableException;
import com.alipay.oceanbase.rpc.mutation.Row;
import com.alipay.oceanbase.rpc.mutation.result.MutationResult;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObReadConsistency;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableOperationType;
import io.obkv.compat.environment.Tables;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations on one row through the builders. */
@CompatibilityCases
class FluentOperationIT {
  private final ObTableClient client;
  private final Tables tables;
  private String table;

  FluentOperationIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    table = tables.keyValue();
  }

  private static Row key(String key) {
    return row(colVal("k", key));
  }

  private Map<String, Object> stored(String key) throws Exception {
    return client.get(table).setRowKey(key(key)).select("v", "s").execute();
  }

  @Test
  void insertTellsItsTypeAndCount() throws Exception {
    MutationResult result = client
        .insert(table)
        .setRowKey(key("a"))
        .addMutateColVal(colVal("v", 1L), colVal("s", "x"))
        .execute();
    assertThat(result.getAffectedRows()).isEqualTo(1);
    assertThat(result.getOperationType()).isEqualTo(ObTableOperationType.INSERT);
    assertThat(stored("a")).containsEntry("v", 1L).containsEntry("s", "x");
  }

  @Test
  void insertTakesAWholeRow() throws Exception {
    client
        .insert(table)
        .setRowKey(key("a"))
        .addMutateRow(row(colVal("v", 1L), colVal("s", "x")))
        .execute();
    assertThat(stored("a")).containsEntry("v", 1L).containsEntry("s", "x");
  }

  @Test
  void keyColumnsAmongTheValuesCanBeTakenOut() throws Exception {
    client
        .insert(table)
        .setRowKey(key("a"))
        .addMutateColVal(colVal("k", "a"), colVal("v", 1L))
        .removeRowkeyFromMutateColval()
        .execute();
    assertThat(stored("a")).containsEntry("v", 1L);
  }

  @Test
  void insertOfAKeyAloneStoresTheDefaults() throws Exception {
    assertThat(client.insert(table).setRowKey(key("a")).execute().getAffectedRows())
        .isEqualTo(1);
    assertThat(stored("a")).containsEntry("v", null).containsEntry("s", "none");
  }

  @Test
  void getWithoutSelectionGivesEveryColumn() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.get(table).setRowKey(key("a")).execute())
        .containsEntry("k", "a")
        .containsEntry("v", 1L)
        .containsEntry("s", "x")
        .hasSize(3);
  }

  @Test
  void weakReadsFindTheRow() throws Exception {
    tables.fill(table, "'a',1,'x'");
    // They read a moment of the past, in which a new table may not have been there.
    await()
        .ignoreExceptionsInstanceOf(ObTableException.class)
        .untilAsserted(() -> assertThat(client
                .get(table)
                .setRowKey(key("a"))
                .setReadConsistency(ObReadConsistency.WEAK)
                .execute())
            .containsEntry("v", 1L));
  }

  @Test
  void updateChangesOnlyItsColumns() throws Exception {
    tables.fill(table, "'a',1,'x'");
    MutationResult result = client
        .update(table)
        .setRowKey(key("a"))
        .addMutateColVal(colVal("v", 2L))
        .execute();
    assertThat(result.getAffectedRows()).isEqualTo(1);
    assertThat(result.getOperationType()).isEqualTo(ObTableOperationType.UPDATE);
    assertThat(stored("a")).containsEntry("v", 2L).containsEntry("s", "x");
  }

  @Test
  void updateToNullStoresNull() throws Exception {
    tables.fill(table, "'a',1,'x'");
    client.update(table).setRowKey(key("a")).addMutateColVal(colVal("v", null)).execute();
    assertThat(stored("a")).containsEntry("v", null);
  }

  @Test
  void replaceCountsTheOldRow() throws Exception {
    tables.fill(table, "'a',1,'x'");
    MutationResult result = client
        .replace(table)
        .setRowKey(key("a"))
        .addMutateColVal(colVal("v", 2L))
        .execute();
    assertThat(result.getAffectedRows()).isEqualTo(2);
    assertThat(result.getOperationType()).isEqualTo(ObTableOperationType.REPLACE);
  }

  @Test
  void insertOrUpdateInsertsAndUpdates() throws Exception {
    for (long value = 1; value <= 2; value++) {
      MutationResult result = client
          .insertOrUpdate(table)
          .setRowKey(key("a"))
          .addMutateColVal(colVal("v", value))
          .execute();
      assertThat(result.getAffectedRows()).isEqualTo(1);
      assertThat(result.getOperationType()).isEqualTo(ObTableOperationType.INSERT_OR_UPDATE);
    }
    assertThat(stored("a")).containsEntry("v", 2L);
  }

  @Test
  void deleteCountsTheRow() throws Exception {
    tables.fill(table, "'a',1,'x'");
    MutationResult result = client.delete(table).setRowKey(key("a")).execute();
    assertThat(result.getAffectedRows()).isEqualTo(1);
    assertThat(result.getOperationType()).isEqualTo(ObTableOperationType.DEL);
    assertThat(stored("a")).isEmpty();
  }

  @Test
  void incrementCountsItsRow() throws Exception {
    tables.fill(table, "'a',40,'x'");
    MutationResult result = client
        .increment(table)
        .setRowKey(key("a"))
        .addMutateColVal(colVal("v", 2L))
        .execute();
    assertThat(result.getAffectedRows()).isEqualTo(1);
    assertThat(result.getOperationType()).isEqualTo(ObTableOperationType.INCREMENT);
    assertThat(stored("a")).containsEntry("v", 42L);
  }

  @Test
  void appendCountsItsRow() throws Exception {
    tables.fill(table, "'a',1,'x'");
    MutationResult result = client
        .append(table)
        .setRowKey(key("a"))
        .addMutateColVal(colVal("s", "yz"))
        .execute();
    assertThat(result.getAffectedRows()).isEqualTo(1);
    assertThat(stored("a")).containsEntry("s", "xyz");
  }

  @Test
  void columnNamesAreNotCaseSensitive() throws Exception {
    client.insert(table).setRowKey(key("a")).addMutateColVal(colVal("V", 1L)).execute();
    assertThat(client.get(table).setRowKey(key("a")).select("V").execute()).containsEntry("V", 1L);
  }

  @Test
  void textKeysAreComparedByTheirCollation() throws Exception {
    tables.fill(table, "'Alpha',1,'x'");
    assertThat(stored("alpha")).containsEntry("v", 1L);
  }
}
