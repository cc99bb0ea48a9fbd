// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.compat.environment.Tables;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.Update;
import io.obkv.table.record.Column;
import io.obkv.table.record.ColumnTypeException;
import io.obkv.table.result.Row;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows as Java records. */
@DriverCases
class RecordIT {
  record Fruit(
      long id, String name, @Column("cost") Integer price, LocalDateTime createdAt, boolean ripe) {}

  record Name(String name) {}

  record Price(@Column("cost") int price) {}

  private static final Key SEVEN = Key.of("id", 7L);
  private static final Fruit PEAR =
      new Fruit(7, "pear", 3, LocalDateTime.parse("2024-02-29T12:34:56"), true);

  private final TableClient client;
  private final Tables tables;
  private Table table;

  RecordIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    table = client.table(tables.create("(id bigint primary key, name varchar(20), cost int,"
        + " created_at datetime, ripe tinyint)"));
    table.insert(Insert.of(SEVEN).setAll(PEAR));
  }

  @Test
  void aRecordComesBackFromAGet() {
    assertThat(table.get(Get.of(SEVEN)).orElseThrow().as(Fruit.class)).isEqualTo(PEAR);
  }

  @Test
  void recordsComeFromAStream() {
    try (Stream<Row> rows = table.stream(Query.all())) {
      assertThat(rows.map(row -> row.as(Fruit.class))).containsExactly(PEAR);
    }
  }

  @Test
  void aRecordMayHaveSomeColumnsOnly() {
    table.update(Update.of(SEVEN).setAll(new Name("plum")));
    Row row = table.get(Get.of(SEVEN).select("name")).orElseThrow();
    assertThat(row.as(Name.class)).isEqualTo(new Name("plum"));
    assertThat(table.get(Get.of(SEVEN)).orElseThrow().as(Price.class)).isEqualTo(new Price(3));
  }

  @Test
  void nullIsNoPrimitive() {
    table.update(Update.of(SEVEN).set("cost", null));
    Row row = table.get(Get.of(SEVEN)).orElseThrow();
    assertThat(row.as(Fruit.class).price()).isNull();
    assertThatThrownBy(() -> row.as(Price.class)).isInstanceOf(ColumnTypeException.class);
  }

  @Test
  void columnNamesHaveNoCase() {
    assertThat(table.get(Get.of(SEVEN)).orElseThrow().getString("NAME")).isEqualTo("pear");
  }
}
