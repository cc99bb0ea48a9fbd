// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static io.obkv.compat.official.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import io.obkv.compat.environment.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations on one row through the methods that take arrays of columns and values. */
@CompatibilityCases
class SingleOperationIT {
  private static final String[] V = {"v"};
  private static final String[] S = {"s"};
  private static final String[] V_AND_S = {"v", "s"};

  private final ObTableClient client;
  private final Tables tables;
  private String table;

  SingleOperationIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    table = tables.keyValue();
    client.addRowKeyElement(table, new String[] {"k"});
  }

  private static Object[] key(String key) {
    return new Object[] {key};
  }

  private static Object[] values(Object... values) {
    return values;
  }

  @Test
  void insertOfANewRowAffectsOne() throws Exception {
    assertThat(client.insert(table, key("a"), V, values(1L))).isEqualTo(1);
  }

  @Test
  void insertOfAnExistingRowIsRefusedAndLeavesIt() throws Exception {
    client.insert(table, key("a"), V, values(1L));
    assertRefused(
        -5024,
        "Duplicate entry 'a' for key 'PRIMARY'",
        () -> client.insert(table, key("a"), V, values(2L)));
    assertThat(client.get(table, key("a"), V)).containsEntry("v", 1L);
  }

  @Test
  void getGivesTheColumnsAskedFor() throws Exception {
    tables.fill(table, "'a',7,'seven'");
    assertThat(client.get(table, key("a"), S)).containsOnlyKeys("s").containsEntry("s", "seven");
  }

  @Test
  void getMayNameTheKeyColumn() throws Exception {
    tables.fill(table, "'a',7,'seven'");
    assertThat(client.get(table, key("a"), new String[] {"k", "v"}))
        .containsEntry("k", "a")
        .containsEntry("v", 7L)
        .hasSize(2);
  }

  @Test
  void getOfAMissingRowIsEmpty() throws Exception {
    assertThat(client.get(table, key("none"), V)).isEmpty();
  }

  @Test
  void getOfANullGivesNull() throws Exception {
    tables.fill(table, "'a',null,'x'");
    assertThat(client.get(table, key("a"), V)).containsEntry("v", null);
  }

  @Test
  void columnsLeftOutOfAnInsertTakeTheirDefault() throws Exception {
    client.insert(table, key("a"), V, values(1L));
    assertThat(client.get(table, key("a"), S)).containsEntry("s", "none");
  }

  @Test
  void insertOfNullStoresNullOverTheDefault() throws Exception {
    client.insert(table, key("a"), S, values((Object) null));
    assertThat(client.get(table, key("a"), S)).containsEntry("s", null);
  }

  @Test
  void updateOfAnExistingRowAffectsOne() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.update(table, key("a"), V, values(2L))).isEqualTo(1);
    assertThat(client.get(table, key("a"), V_AND_S)).containsEntry("v", 2L).containsEntry("s", "x");
  }

  @Test
  void updateOfAMissingRowAffectsNone() throws Exception {
    assertThat(client.update(table, key("none"), V, values(2L))).isZero();
    assertThat(client.get(table, key("none"), V)).isEmpty();
  }

  @Test
  void updateToEqualValuesAffectsNone() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.update(table, key("a"), V, values(1L))).isZero();
  }

  @Test
  void replaceOfNothingAffectsOne() throws Exception {
    assertThat(client.replace(table, key("a"), V, values(1L))).isEqualTo(1);
  }

  @Test
  void replaceOfARowAffectsTwoAndResetsOtherColumns() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.replace(table, key("a"), V, values(2L))).isEqualTo(2);
    assertThat(client.get(table, key("a"), V_AND_S))
        .containsEntry("v", 2L)
        .containsEntry("s", "none");
  }

  @Test
  void replaceWithEqualValuesAffectsTwo() throws Exception {
    tables.fill(table, "'a',1,'none'");
    assertThat(client.replace(table, key("a"), V, values(1L))).isEqualTo(2);
  }

  @Test
  void insertOrUpdateOfANewRowAffectsOne() throws Exception {
    assertThat(client.insertOrUpdate(table, key("a"), V, values(1L))).isEqualTo(1);
    assertThat(client.get(table, key("a"), S)).containsEntry("s", "none");
  }

  @Test
  void insertOrUpdateOfARowAffectsOneAndKeepsOtherColumns() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.insertOrUpdate(table, key("a"), V, values(2L))).isEqualTo(1);
    assertThat(client.get(table, key("a"), V_AND_S)).containsEntry("v", 2L).containsEntry("s", "x");
  }

  @Test
  void insertOrUpdateWithEqualValuesAffectsOne() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.insertOrUpdate(table, key("a"), V, values(1L))).isEqualTo(1);
  }

  @Test
  void deleteOfARowAffectsOne() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.delete(table, key("a"))).isEqualTo(1);
    assertThat(client.get(table, key("a"), V)).isEmpty();
  }

  @Test
  void deleteOfAMissingRowAffectsNone() throws Exception {
    assertThat(client.delete(table, key("none"))).isZero();
  }

  @Test
  void incrementGivesTheNewValue() throws Exception {
    tables.fill(table, "'a',40,'x'");
    assertThat(client.increment(table, key("a"), V, values(2L), true)).containsEntry("v", 42L);
  }

  @Test
  void incrementByANegativeNumberCountsDown() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.increment(table, key("a"), V, values(-3L), true)).containsEntry("v", -2L);
  }

  @Test
  void incrementOfAMissingRowInsertsTheDelta() throws Exception {
    assertThat(client.increment(table, key("a"), V, values(5L), true)).containsEntry("v", 5L);
    assertThat(client.get(table, key("a"), V_AND_S))
        .containsEntry("v", 5L)
        .containsEntry("s", "none");
  }

  @Test
  void incrementOfNullBecomesTheDelta() throws Exception {
    tables.fill(table, "'a',null,'x'");
    assertThat(client.increment(table, key("a"), V, values(5L), true)).containsEntry("v", 5L);
  }

  @Test
  void incrementWithoutResultGivesNoValues() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.increment(table, key("a"), V, values(1L), false)).isEmpty();
    assertThat(client.get(table, key("a"), V)).containsEntry("v", 2L);
  }

  @Test
  void theDeltaMayBeOfAnotherIntegerType() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.increment(table, key("a"), V, values(2), true)).containsEntry("v", 3L);
  }

  @Test
  void appendGivesTheNewValue() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.append(table, key("a"), S, values("yz"), true)).containsEntry("s", "xyz");
  }

  @Test
  void appendToAMissingRowInserts() throws Exception {
    assertThat(client.append(table, key("a"), S, values("yz"), true)).containsEntry("s", "yz");
    assertThat(client.get(table, key("a"), V)).containsEntry("v", null);
  }

  @Test
  void appendWithoutResultGivesNoValues() throws Exception {
    tables.fill(table, "'a',1,'x'");
    assertThat(client.append(table, key("a"), S, values("y"), false)).isEmpty();
  }

  @Test
  void keysOfSeveralColumnsAreOneKey() throws Exception {
    String wide = tables.create("(a int, b varchar(20), c bigint, v int, primary key (a, b, c))");
    client.addRowKeyElement(wide, new String[] {"a", "b", "c"});
    client.insert(wide, new Object[] {1, "x", 2L}, V, values(10));
    client.insert(wide, new Object[] {1, "x", 3L}, V, values(11));
    assertThat(client.get(wide, new Object[] {1, "x", 2L}, V)).containsEntry("v", 10);
    assertThat(client.get(wide, new Object[] {1, "x", 3L}, V)).containsEntry("v", 11);
    assertThat(client.get(wide, new Object[] {1, "y", 2L}, V)).isEmpty();
  }

  @Test
  void sqlSeesWhatTheTableApiWrote() throws Exception {
    client.insert(table, key("a"), V_AND_S, values(1L, "x"));
    assertThat(tables.query("select k, v, s from " + table))
        .singleElement()
        .isEqualTo(java.util.List.of("a", "1", "x"));
  }
}
