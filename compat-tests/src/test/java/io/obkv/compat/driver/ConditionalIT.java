// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static io.obkv.compat.driver.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.Tables;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.result.ConditionalResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes by filter and range, and writes of a row that is checked first. */
@DriverCases
class ConditionalIT {
  private final TableClient client;
  private final Tables tables;
  private String name;
  private Table table;

  ConditionalIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    name = tables.create("(k int primary key, v bigint, s varchar(20))");
    tables.fill(name, "1,10,'a'", "2,20,'b'", "3,30,'c'");
    table = client.table(name);
  }

  private static Query above(long value) {
    return Query.builder()
        .range(ScanRange.between(Key.of("k", 0), Key.of("k", 9)))
        .where(Filter.gt("v", value))
        .build();
  }

  private static InsertOrUpdate write(int key, long value) {
    return InsertOrUpdate.of(Key.of("k", key)).set("v", value);
  }

  private List<List<String>> stored(String column) {
    return tables.query("select " + column + " from " + name + " order by k");
  }

  @Test
  void updateChangesTheRowsThatPass() {
    assertThat(table.mutate(ConditionalMutation.update(above(15)).set("v", 99L)).affectedRows())
        .isEqualTo(2);
    assertThat(stored("v")).containsExactly(List.of("10"), List.of("99"), List.of("99"));
  }

  @Test
  void updateOfOneRow() {
    Query two = Query.builder()
        .range(ScanRange.only(Key.of("k", 2)))
        .where(Filter.eq("v", 20L))
        .build();
    assertThat(table.mutate(ConditionalMutation.update(two).set("s", "B")).affectedRows())
        .isEqualTo(1);
    assertThat(stored("s")).containsExactly(List.of("a"), List.of("B"), List.of("c"));
  }

  @Test
  void updateWhereNothingPassesAffectsNone() {
    assertThat(table.mutate(ConditionalMutation.update(above(99)).set("v", 0L)).affectedRows())
        .isZero();
  }

  @Test
  void deleteRemovesTheRowsThatPass() {
    assertThat(table.mutate(ConditionalMutation.delete(above(15))).affectedRows())
        .isEqualTo(2);
    assertThat(stored("k")).containsExactly(List.of("1"));
  }

  @Test
  void deleteReturnsTheFormerRows() {
    ConditionalResult result =
        table.mutate(ConditionalMutation.delete(above(15)).returningFormerRows());
    assertThat(result.formerRows()).extracting(row -> row.getLong("v")).containsExactly(20L, 30L);
  }

  @Test
  void incrementAddsToTheRowsThatPass() {
    assertThat(
            table.mutate(ConditionalMutation.increment(above(15)).set("v", 5L)).affectedRows())
        .isEqualTo(2);
    assertThat(stored("v")).containsExactly(List.of("10"), List.of("25"), List.of("35"));
  }

  @Test
  void appendAddsToTheRowsThatPass() {
    assertThat(table.mutate(ConditionalMutation.append(above(15)).set("s", "!")).affectedRows())
        .isEqualTo(2);
    assertThat(stored("s")).containsExactly(List.of("a"), List.of("b!"), List.of("c!"));
  }

  @Test
  void aCheckThatHoldsWrites() {
    assertThat(table
            .checkAndInsertOrUpdate(
                CheckAndInsertOrUpdate.ifMatches(Filter.gt("v", 15L), write(2, 200)))
            .affectedRows())
        .isEqualTo(1);
    assertThat(stored("v")).containsExactly(List.of("10"), List.of("200"), List.of("30"));
  }

  @Test
  void aCheckThatFailsWritesNothing() {
    assertThat(table
            .checkAndInsertOrUpdate(
                CheckAndInsertOrUpdate.ifMatches(Filter.gt("v", 15L), write(1, 200)))
            .affectedRows())
        .isZero();
    assertThat(table
            .checkAndInsertOrUpdate(
                CheckAndInsertOrUpdate.ifMatches(Filter.gt("v", 15L), write(9, 200)))
            .affectedRows())
        .isZero();
    assertThat(stored("v")).containsExactly(List.of("10"), List.of("20"), List.of("30"));
  }

  @Test
  void aCheckForAbsenceInserts() {
    assertThat(table
            .checkAndInsertOrUpdate(
                CheckAndInsertOrUpdate.unlessMatches(Filter.gt("v", 15L), write(9, 90)))
            .affectedRows())
        .isEqualTo(1);
    assertThat(table
            .checkAndInsertOrUpdate(
                CheckAndInsertOrUpdate.unlessMatches(Filter.gt("v", 15L), write(2, 90)))
            .affectedRows())
        .isZero();
    assertThat(stored("v")).hasSize(4);
  }

  @Test
  void aFailedCheckMayBeAnError() {
    assertThat(assertRefused(
                ErrorCode.OB_KV_CHECK_FAILED,
                () -> table.checkAndInsertOrUpdate(
                    CheckAndInsertOrUpdate.ifMatches(Filter.gt("v", 15L), write(1, 200))
                        .failing()))
            .effect())
        .isEqualTo(Effect.NOT_APPLIED);
  }
}
