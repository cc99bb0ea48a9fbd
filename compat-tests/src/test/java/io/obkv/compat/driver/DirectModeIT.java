// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static io.obkv.compat.driver.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.Tables;
import io.obkv.compat.environment.TestTarget;
import io.obkv.error.ErrorCode;
import io.obkv.table.DirectOptions;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a client in direct mode learns of a cluster, and how it keeps up with changes. */
@DriverCases
@EnabledIfSystemProperty(named = ClientMode.PROPERTY, matches = "direct")
class DirectModeIT {
  private final TableClient client;
  private final Tables tables;
  private final TestTarget target;

  DirectModeIT(TableClient client, Tables tables, TestTarget target) {
    this.client = client;
    this.tables = tables;
    this.target = target;
  }

  @Test
  void theConfigServiceNamesTheServers() {
    String name = tables.keyValue();
    DirectOptions direct = DirectOptions.builder()
        .configUrl(target.configUrl().orElseThrow())
        .metadataTimeout(Duration.ofSeconds(20))
        .build();
    try (TableClient other =
        TableClient.connect(DriverExtension.options(target).direct(direct).build())) {
      other.table(name).insert(Insert.of(Key.of("k", "a")).set("v", 1L));
      assertThat(client.table(name).get(Get.of(Key.of("k", "a")))).isPresent();
    }
  }

  @Test
  void followsATableThatIsDroppedAndMadeAnew() {
    String name = tables.keyValue();
    Table table = client.table(name);
    table.insert(Insert.of(Key.of("k", "a")).set("v", 1L));
    tables.execute("drop table " + name);
    tables.execute("create table " + name + " (k varchar(64) primary key, v bigint)"
        + " partition by key(k) partitions 3");
    for (int i = 0; i < 20; i++) {
      assertThat(table
              .insertOrUpdate(InsertOrUpdate.of(Key.of("k", "k" + i)).set("v", 1L))
              .affectedRows())
          .isEqualTo(1);
      assertThat(tables.query("select v from " + name + " where k = 'k" + i + "'"))
          .hasSize(1);
    }
    assertThat(table.get(Get.of(Key.of("k", "a")))).isEmpty();
    tables.execute("truncate table " + name);
    assertThat(table.get(Get.of(Key.of("k", "k1")))).isEmpty();
    Batch batch = Batch.of();
    for (int i = 0; i < 20; i++) {
      batch.add(Insert.of(Key.of("k", "k" + i)).set("v", 2L));
    }
    assertThat(table.batch(batch).affectedRows()).isEqualTo(20);
    tables.execute("truncate table " + name);
    assertThat(table.stream(Query.all())).isEmpty();
    tables.execute("drop table " + name);
    assertRefused(ErrorCode.OB_TABLE_NOT_EXIST, () -> table.get(Get.of(Key.of("k", "a"))));
  }

  @Test
  void findsATableThatWasMissingAMomentAgo() {
    Table table = client.table("born_late");
    assertRefused(ErrorCode.OB_TABLE_NOT_EXIST, () -> table.get(Get.of(Key.of("k", "a"))));
    tables.execute("create table born_late (k varchar(64) primary key, v bigint)");
    org.awaitility.Awaitility.await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(table.get(Get.of(Key.of("k", "a")))).isEmpty());
  }

  @Test
  void keysMayComeWithoutNames() {
    String name = tables.create("(a bigint, b varchar(20), v int, primary key (b, a))"
        + " partition by key(a) partitions 4");
    Table table = client.table(name);
    table.batch(Batch.of(
        Insert.of(Key.positional("x", 1L)).set("v", 1),
        Insert.of(Key.positional("y", 2L)).set("v", 2)));
    assertThat(table.get(Get.of(Key.positional("y", 2L))).orElseThrow().getInt("v"))
        .isEqualTo(2);
    assertThatThrownBy(() -> table.get(Get.of(Key.of("a", 1L).and("b", "x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[b, a]");
    assertRefused(
        ErrorCode.OB_KV_ROWKEY_COUNT_NOT_MATCH, () -> table.get(Get.of(Key.positional("x"))));
  }

  @Test
  void noPartitionTakesTheRow() {
    String name = tables.create("(a bigint primary key, v int)"
        + " partition by range(a) (partition p0 values less than (10))");
    Table table = client.table(name);
    table.insert(Insert.of(Key.of("a", 9L)).set("v", 1));
    assertRefused(
        ErrorCode.OB_NO_PARTITION_FOR_GIVEN_VALUE,
        () -> table.insert(Insert.of(Key.of("a", 10L)).set("v", 1)));
    tables.execute("alter table " + name + " add partition (partition p1 values less than (20))");
    org.awaitility.Awaitility.await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(table
                .insertOrUpdate(InsertOrUpdate.of(Key.of("a", 10L)).set("v", 1))
                .affectedRows())
            .isEqualTo(1));
  }

  /** Writes by key and checks that SQL, which looks in the key's partition only, finds each row. */
  private void placed(String definition, String condition, List<Key> keys) {
    String name = tables.create(definition);
    Table table = client.table(name);
    for (Key key : keys) {
      table.insert(Insert.of(key).set("v", 1));
    }
    assertThat(tables.query("select count(*) from " + name))
        .containsExactly(List.of(Integer.toString(keys.size())));
    for (Key key : keys) {
      Object[] values =
          key.values().stream().map(value -> value.toJava().toString()).toArray();
      assertThat(
              tables.query("select v from " + name + " where " + String.format(condition, values)))
          .as(key.toString())
          .hasSize(1);
      assertThat(table.get(Get.of(key))).isPresent();
    }
  }

  @Test
  void placesRowsByExpressionsAndGeneratedColumns() {
    placed(
        "(k varbinary(64), v int, p varbinary(64) generated always as (substr(k, 1, 4)),"
            + " primary key (k)) partition by key(p) partitions 5",
        "k = '%s'",
        List.of(Key.of("k", "abcdef"), Key.of("k", "abcd"), Key.of("k", "zz"), Key.of("k", "q")));
    placed(
        "(d date, v int, primary key (d)) partition by range(to_days(d)) (partition p0 values"
            + " less than (to_days('2024-01-01')), partition p1 values less than maxvalue)",
        "d = '%s'",
        List.of(Key.of("d", LocalDate.of(2023, 12, 31)), Key.of("d", LocalDate.of(2024, 1, 1))));
    placed(
        "(t bigint, v int, g bigint generated always as (-t), primary key (t))"
            + " partition by range columns(g) (partition p0 values less than (-5),"
            + " partition p1 values less than (maxvalue))",
        "t = %s",
        List.of(Key.of("t", 3L), Key.of("t", 5L), Key.of("t", 6L), Key.of("t", -8L)));
  }

  @Test
  void placesRowsByBoundsWithQuotesDatesAndLists() {
    placed(
        "(a varchar(20), v int, primary key (a)) partition by range columns(a) (partition p0"
            + " values less than ('m''x'), partition p1 values less than ('n,''o'''),"
            + " partition p2 values less than (maxvalue))",
        "a = '%s'",
        List.of(Key.of("a", "m"), Key.of("a", "mz"), Key.of("a", "n,a"), Key.of("a", "zz")));
    placed(
        "(d datetime, v int, primary key (d)) partition by range columns(d) (partition p0 values"
            + " less than ('2024-01-01 12:00:00'), partition p1 values less than (maxvalue))",
        "d = '%s'",
        List.of(
            Key.of("d", LocalDateTime.of(2024, 1, 1, 11, 59, 59)),
            Key.of("d", LocalDateTime.of(2024, 1, 1, 12, 0, 0))));
    placed(
        "(a varchar(20), b bigint, v int, primary key (a, b)) partition by list columns(a, b)"
            + " (partition p0 values in (('x', 1), ('y,''z', 2)), partition pd values in (default))",
        "a = '%s' and b = %s",
        List.of(Key.of("a", "X").and("b", 1L), Key.of("a", "other").and("b", 1L)));
  }
}
