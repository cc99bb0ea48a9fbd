// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.routing.schema.SchemaRows;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.sql.SqlRows;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
  private static final TableSchema FRUIT = schema("");
  private static final Key KEY = Key.positional("eu", 7L);

  record Fruit(String name, Integer price, Long colour) {}

  private static TableSchema schema(String extraOfId) {
    SqlRows columns = rows(
        List.of("column_name", "column_type", "collation_name", "is_nullable", "extra"),
        List.of(
            List.of("region", "varchar(8)", "utf8mb4_bin", "NO", ""),
            List.of("id", "bigint(20)", "", "NO", extraOfId),
            List.of("name", "text", "utf8mb4_bin", "YES", ""),
            List.of("price", "int(11)", "", "YES", ""),
            List.of("shape", "geometry", "", "YES", "")));
    SqlRows keys = rows(
        List.of("index_name", "seq_in_index", "column_name"),
        List.of(List.of("PRIMARY", "1", "region"), List.of("PRIMARY", "2", "id")));
    return SchemaRows.ofColumns("fruit", 1, 1, columns, keys).toSchema();
  }

  private static SqlRows rows(List<String> names, List<List<String>> rows) {
    return new SqlRows(
        names,
        rows.stream()
            .map(row -> row.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new))
            .toList());
  }

  private static void assertRefused(RuntimeException wrong, ErrorCode code, String text) {
    assertThat(wrong).isInstanceOfSatisfying(ServerException.class, refused -> {
      assertThat(refused.code()).contains(code);
      assertThat(refused.serverMessage()).isEqualTo(text);
      assertThat(refused.effect()).isEqualTo(Effect.NOT_APPLIED);
    });
  }

  @Test
  void letsThroughWhatFits() {
    Insert insert = Insert.of(KEY).set("NAME", "pear").set("price", null).set("shape", 1L);
    assertThat(SchemaCheck.of(insert).check(FRUIT)).isNull();
    assertThat(SchemaCheck.of(Get.of(Key.of("region", "eu").and("id", 7L))).check(FRUIT))
        .isNull();
  }

  @Test
  void countsTheValuesOfAKey() {
    assertRefused(
        SchemaCheck.of(Get.of(Key.of("eu"))).check(FRUIT),
        ErrorCode.OB_KV_ROWKEY_COUNT_NOT_MATCH,
        "Rowkey column count not match, schema rowkey count is '2', input rowkey count is '1'");
  }

  @Test
  void letsAKeyLeaveOutWhatTheServerDraws() {
    assertThat(SchemaCheck.of(Insert.of(Key.of("eu"))).check(schema("auto_increment")))
        .isNull();
  }

  @Test
  void comparesTheTypesOfAKeyWithoutNames() {
    assertRefused(
        SchemaCheck.of(Get.of(Key.positional("eu", 7))).check(FRUIT),
        ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH,
        "Column type for 'id' not match, schema column type is 'BIGINT', input column type is"
            + " 'INT'");
  }

  @Test
  void wantsTheNamesOfAKeyInItsOrder() {
    assertThat(SchemaCheck.of(Get.of(Key.of("id", 7L).and("region", "eu"))).check(FRUIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[region, id]");
  }

  @Test
  void findsAComponentOfARecordThatIsNoColumn() {
    assertRefused(
        SchemaCheck.of(Insert.of(KEY).setAll(new Fruit("pear", 3, 1L))).check(FRUIT),
        ErrorCode.OB_ERR_BAD_FIELD_ERROR,
        "Unknown column 'colour' in 'fruit'");
  }

  @Test
  void findsAValueThatItsColumnDoesNotTake() {
    InsertOrUpdate write = InsertOrUpdate.of(KEY).set("price", 3L);
    String text = "Column type for 'price' not match, schema column type is 'INT', input column"
        + " type is 'BIGINT'";
    ErrorCode code = ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH;
    assertRefused(SchemaCheck.of(write).check(FRUIT), code, text);
    assertRefused(SchemaCheck.of(Batch.of(Get.of(KEY), write)).check(FRUIT), code, text);
    assertRefused(
        SchemaCheck.of(CheckAndInsertOrUpdate.ifMatches(Filter.eq("price", 1), write))
            .check(FRUIT),
        code,
        text);
  }

  @Test
  void letsAnIncrementBeOfAnotherType() {
    assertThat(SchemaCheck.of(Increment.of(KEY).by("price", 1L)).check(FRUIT)).isNull();
  }
}
