// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static io.obkv.compat.driver.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.Tables;
import io.obkv.error.ErrorCode;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.Delete;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Replace;
import io.obkv.table.operation.Update;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.MutationResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches. */
@DriverCases
class BatchIT {
  private final TableClient client;
  private final Tables tables;
  private String name;
  private Table table;

  BatchIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    name = tables.keyValue();
    table = client.table(name);
    tables.fill(name, "'a',1,'x'", "'b',2,'y'", "'c',3,'z'");
  }

  private static Key key(String key) {
    return Key.of("k", key);
  }

  private List<List<String>> stored() {
    return tables.query("select k, v from " + name + " order by k");
  }

  @Test
  void resultsComeInTheOrderOfTheOperations() {
    BatchResult result = table.batch(Batch.of(
        Insert.of(key("d")).set("v", 4L),
        Delete.of(key("a")),
        Replace.of(key("b")).set("v", 20L),
        Update.of(key("none")).set("v", 9L),
        InsertOrUpdate.of(key("c")).set("v", 30L)));
    assertThat(result.results())
        .extracting(MutationResult::affectedRows)
        .containsExactly(1L, 1L, 2L, 0L, 1L);
    assertThat(stored()).containsExactly(List.of("b", "20"), List.of("c", "30"), List.of("d", "4"));
  }

  @Test
  void getsOfSomeColumns() {
    BatchResult result =
        table.batch(Batch.of(Get.of(key("b")).select("v", "s"), Get.of(key("a")).select("v", "s")));
    assertThat(result.results().get(0).row().orElseThrow().getString("s")).isEqualTo("y");
    assertThat(result.results().get(1).row().orElseThrow().getLong("v")).isEqualTo(1);
  }

  @Test
  void getsOfDifferentColumns() {
    BatchResult result =
        table.batch(Batch.of(Get.of(key("b")).select("v"), Get.of(key("a")).select("s")));
    assertThat(result.results().get(0).row().orElseThrow().getLong("v")).isEqualTo(2);
    assertThat(result.results().get(1).row().orElseThrow().getString("s")).isEqualTo("x");
  }

  @Test
  void getsOfAllColumns() {
    BatchResult result = table.batch(Batch.of(Get.of(key("b")), Get.of(key("a"))));
    assertThat(result.results().get(0).row().orElseThrow().getString("s")).isEqualTo("y");
    assertThat(result.results().get(1).row().orElseThrow().getString("k")).isEqualTo("a");
  }

  @Test
  void getsOfNoRowAreEmpty() {
    BatchResult result = table.batch(
        Batch.of(Get.of(key("none")).select("v", "s"), Get.of(key("a")).select("v", "s")));
    assertThat(result.results().get(0).row()).isEmpty();
    assertThat(result.results().get(1).row()).isPresent();
  }

  @Test
  void readsSeeTheWritesBeforeThem() {
    BatchResult result =
        table.batch(Batch.of(Update.of(key("a")).set("v", 7L), Get.of(key("a")).select("v")));
    assertThat(result.results().get(1).row().orElseThrow().getLong("v")).isEqualTo(7);
  }

  @Test
  void aFailureUndoesAll() {
    assertRefused(
        ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE,
        () -> table.batch(
            Batch.of(Insert.of(key("d")).set("v", 4L), Insert.of(key("a")).set("v", 5L))));
    assertThat(stored()).containsExactly(List.of("a", "1"), List.of("b", "2"), List.of("c", "3"));
  }

  @Test
  void oneResultHoldsTheSum() {
    BatchResult result = table.batch(
        Batch.of(Insert.of(key("d")).set("v", 4L), Insert.of(key("e")).set("v", 5L))
            .returningOneResult());
    assertThat(result.results()).hasSize(1);
    assertThat(result.affectedRows()).isEqualTo(2);
  }

  @Test
  void columnsInAnyOrder() {
    table.batch(Batch.of(
        Insert.of(key("d")).set("v", 4L).set("s", "p"),
        Insert.of(key("e")).set("s", "q").set("v", 5L)));
    assertThat(tables.query("select s from " + name + " where k in ('d','e') order by k"))
        .containsExactly(List.of("p"), List.of("q"));
  }

  @Test
  void checksAmongWrites() {
    InsertOrUpdate write = InsertOrUpdate.of(key("a")).set("v", 50L);
    BatchResult result = table.batch(Batch.of(
        CheckAndInsertOrUpdate.ifMatches(Filter.gt("v", 10), write),
        CheckAndInsertOrUpdate.unlessMatches(
            Filter.gt("v", 10), InsertOrUpdate.of(key("b")).set("v", 60L))));
    assertThat(result.results()).extracting(MutationResult::affectedRows).containsExactly(0L, 1L);
    assertThat(stored()).contains(List.of("a", "1"), List.of("b", "60"));
  }

  @Test
  void incrementsReturnTheirRows() {
    BatchResult result = table.batch(Batch.of(
        Increment.of(key("a")).by("v", 1).returningRow(),
        Increment.of(key("b")).by("v", 1).returningRow()));
    assertThat(result.affectedRows()).isEqualTo(2);
    assertThat(stored()).contains(List.of("a", "2"), List.of("b", "3"));
  }

  @Test
  void aThousandOperations() {
    Batch batch = Batch.of();
    for (int i = 0; i < 1000; i++) {
      batch.add(Insert.of(key("n" + i)).set("v", (long) i));
    }
    assertThat(table.batch(batch).affectedRows()).isEqualTo(1000);
    assertThat(tables.query("select count(*) from " + name)).containsExactly(List.of("1003"));
  }
}
