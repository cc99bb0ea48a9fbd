// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static io.obkv.compat.driver.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.Tables;
import io.obkv.error.ErrorCode;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Append;
import io.obkv.table.operation.Delete;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Replace;
import io.obkv.table.operation.Update;
import io.obkv.table.result.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations on one row. */
@DriverCases
class SingleOperationIT {
  private static final Key A = Key.of("k", "a");
  private static final Key NONE = Key.of("k", "none");

  private final TableClient client;
  private final Tables tables;
  private String name;
  private Table table;

  SingleOperationIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    name = tables.keyValue();
    table = client.table(name);
    tables.fill(name, "'a',1,'x'");
  }

  private List<List<String>> stored() {
    return tables.query("select k, v, s from " + name + " order by k");
  }

  @Test
  void insertAddsARow() {
    assertThat(
            table.insert(Insert.of(Key.of("k", "b")).set("v", 2L).set("s", "y")).affectedRows())
        .isEqualTo(1);
    assertThat(stored()).containsExactly(List.of("a", "1", "x"), List.of("b", "2", "y"));
  }

  @Test
  void insertFillsInDefaults() {
    table.insert(Insert.of(Key.of("k", "b")).set("v", 2L));
    assertThat(stored()).contains(List.of("b", "2", "none"));
  }

  @Test
  void insertOfARowThatIsThereIsRefused() {
    assertRefused(
        ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE, () -> table.insert(Insert.of(A).set("v", 2L)));
  }

  @Test
  void updateChangesOnlyItsColumns() {
    assertThat(table.update(Update.of(A).set("v", 2L)).affectedRows()).isEqualTo(1);
    assertThat(stored()).containsExactly(List.of("a", "2", "x"));
  }

  @Test
  void updateOfNoRowAffectsNone() {
    assertThat(table.update(Update.of(NONE).set("v", 2L)).affectedRows()).isZero();
  }

  @Test
  void replaceCountsTheRowRemoved() {
    assertThat(table.replace(Replace.of(A).set("v", 2L)).affectedRows()).isEqualTo(2);
    assertThat(stored()).containsExactly(List.of("a", "2", "none"));
  }

  @Test
  void insertOrUpdateDoesEither() {
    assertThat(table.insertOrUpdate(InsertOrUpdate.of(A).set("v", 2L)).affectedRows())
        .isEqualTo(1);
    assertThat(table
            .insertOrUpdate(InsertOrUpdate.of(Key.of("k", "b")).set("v", 3L))
            .affectedRows())
        .isEqualTo(1);
    assertThat(stored()).containsExactly(List.of("a", "2", "x"), List.of("b", "3", "none"));
  }

  @Test
  void insertOrUpdateOfACharKeyWithABlankMoreIsRefused() {
    Table chars = client.table(tables.create("(k char(5) primary key, v bigint, w bigint)"));
    chars.insert(Insert.of(Key.of("k", "b ")).set("v", 1L));
    assertThat(chars
            .insertOrUpdate(InsertOrUpdate.of(Key.of("k", "b")).set("v", 2L))
            .affectedRows())
        .isEqualTo(1);
    assertRefused(
        ErrorCode.OB_ERR_UPDATE_ROWKEY_COLUMN,
        () -> chars.insertOrUpdate(InsertOrUpdate.of(Key.of("k", "b ")).set("v", 3L)));
  }

  @Test
  void deleteRemovesARow() {
    assertThat(table.delete(Delete.of(A)).affectedRows()).isEqualTo(1);
    assertThat(table.delete(Delete.of(A)).affectedRows()).isZero();
    assertThat(stored()).isEmpty();
  }

  @Test
  void getReadsAllColumns() {
    Row row = table.get(Get.of(A)).orElseThrow();
    assertThat(row.columns()).containsExactlyInAnyOrder("k", "v", "s");
    assertThat(row.getString("k")).isEqualTo("a");
    assertThat(row.getLong("v")).isEqualTo(1);
  }

  @Test
  void getReadsTheSelectedColumns() {
    assertThat(table.get(Get.of(A).select("s")).orElseThrow().columns()).containsExactly("s");
  }

  @Test
  void getOfNoRowIsEmpty() {
    assertThat(table.get(Get.of(NONE))).isEmpty();
  }

  @Test
  void incrementReturnsTheNewValue() {
    assertThat(table
            .increment(Increment.of(A).by("v", 5).returningRow())
            .row()
            .orElseThrow()
            .getLong("v"))
        .isEqualTo(6);
  }

  @Test
  void incrementOfNoRowInsertsIt() {
    table.increment(Increment.of(Key.of("k", "b")).by("v", -5));
    assertThat(stored()).contains(List.of("b", "-5", "none"));
  }

  @Test
  void incrementReturnsNothingUnasked() {
    assertThat(table.increment(Increment.of(A).by("v", 5)).row()).isEmpty();
  }

  @Test
  void appendReturnsTheNewValue() {
    assertThat(table
            .append(Append.of(A).text("s", "yz").returningRow())
            .row()
            .orElseThrow()
            .getString("s"))
        .isEqualTo("xyz");
  }

  @Test
  void appendOfNothingToBinaryLeavesIt() {
    Table binary = client.table(tables.create("(k int primary key, b binary(4))"));
    Key key = Key.of("k", 1);
    binary.insert(Insert.of(key).set("b", new byte[] {1}));
    binary.append(Append.of(key).bytes("b", new byte[0]));
    assertThat(binary.get(Get.of(key)).orElseThrow().getBytes("b"))
        .isEqualTo(new byte[] {1, 0, 0, 0});
    assertRefused(
        ErrorCode.OB_ERR_DATA_TOO_LONG,
        () -> binary.append(Append.of(key).bytes("b", new byte[] {2})));
  }

  @Test
  void textThatIsNoJsonIsRefused() {
    Table documents = client.table(tables.create("(k int primary key, j json)"));
    assertRefused(
        ErrorCode.OB_ERR_INVALID_JSON_TEXT_IN_PARAM,
        () -> documents.insert(Insert.of(Key.of("k", 1)).set("j", "")));
    assertRefused(
        ErrorCode.OB_ERR_INVALID_JSON_TEXT,
        () -> documents.insert(Insert.of(Key.of("k", 1)).set("j", "{")));
  }

  @Test
  void futuresGiveTheSameResults() {
    assertThat(table.updateAsync(Update.of(A).set("v", 2L)))
        .succeedsWithin(Duration.ofSeconds(20))
        .satisfies(result -> assertThat(result.affectedRows()).isEqualTo(1));
    assertThat(table.getAsync(Get.of(A)))
        .succeedsWithin(Duration.ofSeconds(20))
        .satisfies(row -> assertThat(row.orElseThrow().getLong("v")).isEqualTo(2));
  }

  @Test
  void keysOfSeveralColumnsNeedNoNames() {
    String wide = tables.create("(a int, b varchar(9), v int, primary key (a, b))");
    client.table(wide).insert(Insert.of(Key.positional(1, "x")).set("v", 7));
    assertThat(client
            .table(wide)
            .get(Get.of(Key.of("a", 1).and("b", "x")))
            .orElseThrow()
            .getInt("v"))
        .isEqualTo(7);
  }
}
