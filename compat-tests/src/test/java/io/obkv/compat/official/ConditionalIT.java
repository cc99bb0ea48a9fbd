// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.filter.ObTableFilterFactory.compareVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static io.obkv.compat.official.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.filter.ObCompareOp;
import com.alipay.oceanbase.rpc.filter.ObTableFilter;
import com.alipay.oceanbase.rpc.mutation.InsertOrUpdate;
import com.alipay.oceanbase.rpc.mutation.Row;
import io.obkv.compat.environment.Tables;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that depend on what is stored. */
@CompatibilityCases
class ConditionalIT {
  private final ObTableClient client;
  private final Tables tables;
  private String table;

  ConditionalIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    table = tables.create("(k int primary key, v bigint, s varchar(20))");
    client.addRowKeyElement(table, new String[] {"k"});
    tables.fill(table, "1,10,'a'", "2,20,'b'", "3,30,'c'");
  }

  private static Row key(int key) {
    return row(colVal("k", key));
  }

  private static ObTableFilter above(long value) {
    return compareVal(ObCompareOp.GT, "v", value);
  }

  private static Object[] at(Object... key) {
    return key;
  }

  private InsertOrUpdate write(int key, long value) throws Exception {
    return client.insertOrUpdate(table).setRowKey(key(key)).addMutateColVal(colVal("v", value));
  }

  private List<List<String>> stored() {
    return tables.query("select v from " + table + " order by k");
  }

  @Test
  void updateWhereTheFilterHolds() throws Exception {
    assertThat(client
            .update(table)
            .setRowKey(key(2))
            .setFilter(above(15))
            .addMutateColVal(colVal("v", 21L))
            .execute()
            .getAffectedRows())
        .isEqualTo(1);
    assertThat(stored()).containsExactly(List.of("10"), List.of("21"), List.of("30"));
  }

  @Test
  void updateWhereTheFilterDoesNotHoldAffectsNone() throws Exception {
    assertThat(client
            .update(table)
            .setRowKey(key(2))
            .setFilter(above(20))
            .addMutateColVal(colVal("v", 21L))
            .execute()
            .getAffectedRows())
        .isZero();
    assertThat(stored()).containsExactly(List.of("10"), List.of("20"), List.of("30"));
  }

  @Test
  void updateOfARangeCountsItsRows() throws Exception {
    assertThat(client
            .update(table)
            .setFilter(above(15))
            .setScanRangeColumns("k")
            .addScanRange(at(0), at(9))
            .addMutateColVal(colVal("v", 99L))
            .execute()
            .getAffectedRows())
        .isEqualTo(2);
    assertThat(stored()).containsExactly(List.of("10"), List.of("99"), List.of("99"));
  }

  @Test
  void updateToEqualValuesAffectsNone() throws Exception {
    assertThat(client
            .update(table)
            .setRowKey(key(2))
            .setFilter(above(0))
            .addMutateColVal(colVal("v", 20L))
            .execute()
            .getAffectedRows())
        .isZero();
  }

  @Test
  void deleteWhereTheFilterHolds() throws Exception {
    assertThat(client
            .delete(table)
            .setRowKey(key(1))
            .setFilter(above(15))
            .execute()
            .getAffectedRows())
        .isZero();
    assertThat(client
            .delete(table)
            .setRowKey(key(3))
            .setFilter(above(15))
            .execute()
            .getAffectedRows())
        .isEqualTo(1);
    assertThat(stored()).containsExactly(List.of("10"), List.of("20"));
  }

  @Test
  void deleteOfARangeCountsItsRows() throws Exception {
    assertThat(client
            .delete(table)
            .setFilter(above(15))
            .setScanRangeColumns("k")
            .addScanRange(at(0), at(9))
            .execute()
            .getAffectedRows())
        .isEqualTo(2);
    assertThat(stored()).containsExactly(List.of("10"));
  }

  @Test
  void incrementWhereTheFilterHolds() throws Exception {
    assertThat(client
            .increment(table)
            .setRowKey(key(2))
            .setFilter(above(15))
            .addMutateColVal(colVal("v", 5L))
            .execute()
            .getAffectedRows())
        .isEqualTo(1);
    assertThat(stored()).containsExactly(List.of("10"), List.of("25"), List.of("30"));
  }

  @Test
  void incrementWhereTheFilterDoesNotHoldInsertsNothing() throws Exception {
    assertThat(client
            .increment(table)
            .setRowKey(key(7))
            .setFilter(above(15))
            .addMutateColVal(colVal("v", 5L))
            .execute()
            .getAffectedRows())
        .isZero();
    assertThat(stored()).hasSize(3);
  }

  @Test
  void appendWhereTheFilterHolds() throws Exception {
    assertThat(client
            .append(table)
            .setRowKey(key(2))
            .setFilter(above(15))
            .addMutateColVal(colVal("s", "!"))
            .execute()
            .getAffectedRows())
        .isEqualTo(1);
    assertThat(tables.query("select s from " + table + " where k = 2"))
        .containsExactly(List.of("b!"));
  }

  @Test
  void checkAndWriteWhereTheRowExists() throws Exception {
    assertThat(client
            .checkAndInsUp(table, above(15), write(2, 200), true)
            .execute()
            .getAffectedRows())
        .isEqualTo(1);
    assertThat(stored()).containsExactly(List.of("10"), List.of("200"), List.of("30"));
  }

  @Test
  void checkThatFailsWritesNothing() throws Exception {
    assertThat(client
            .checkAndInsUp(table, above(15), write(1, 200), true)
            .execute()
            .getAffectedRows())
        .isZero();
    assertThat(stored()).containsExactly(List.of("10"), List.of("20"), List.of("30"));
  }

  @Test
  void checkForExistenceInsertsNoMissingRow() throws Exception {
    assertThat(client
            .checkAndInsUp(table, above(15), write(9, 200), true)
            .execute()
            .getAffectedRows())
        .isZero();
    assertThat(stored()).hasSize(3);
  }

  @Test
  void checkForAbsenceInsertsAMissingRow() throws Exception {
    assertThat(client
            .checkAndInsUp(table, above(15), write(9, 200), false)
            .execute()
            .getAffectedRows())
        .isEqualTo(1);
    assertThat(stored()).hasSize(4);
  }

  @Test
  void checkForAbsenceLeavesARowThatMatches() throws Exception {
    assertThat(client
            .checkAndInsUp(table, above(15), write(2, 200), false)
            .execute()
            .getAffectedRows())
        .isZero();
  }

  @Test
  void checkAndWriteOfEqualValuesAffectsOne() throws Exception {
    assertThat(
            client.checkAndInsUp(table, above(15), write(2, 20), true).execute().getAffectedRows())
        .isEqualTo(1);
  }

  @Test
  void aFailedCheckCanBeAnError() throws Exception {
    assertRefused(
        -10518,
        "Check failed in CheckAndInsUp",
        () -> client.checkAndInsUp(table, above(15), write(1, 200), true, true).execute());
  }
}
