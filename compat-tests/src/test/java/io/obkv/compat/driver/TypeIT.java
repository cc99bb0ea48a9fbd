// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.obkv.compat.environment.Tables;
import io.obkv.table.Rows;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import io.obkv.table.result.Row;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Java values in columns and back, by every kind of request. */
@DriverCases
class TypeIT {
  private static final Key KEY = Key.of("k", 1);

  private final TableClient client;
  private final Tables tables;

  TypeIT(TableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  static Stream<Arguments> values() {
    String text = "Grüße €\uD83D\uDE00";
    byte[] bytes = {0, 1, (byte) 0xff};
    return Stream.of(
        arguments("tinyint", (byte) -128),
        arguments("smallint", (short) -32768),
        arguments("int", Integer.MIN_VALUE),
        arguments("bigint", Long.MIN_VALUE),
        arguments("float", 1.5f),
        arguments("double", -2.25),
        arguments("varchar(100)", text),
        arguments("varchar(100)", ""),
        arguments("text", text),
        arguments("longtext", text),
        arguments("varbinary(100)", bytes),
        arguments("blob", bytes),
        arguments("datetime(6)", LocalDateTime.parse("2024-02-29T12:34:56.123456")),
        arguments("timestamp(6) null", Instant.parse("2024-02-29T12:34:56.123456Z")));
  }

  private Table table(String type) {
    return client.table(tables.create("(k int primary key, c " + type + ")"));
  }

  /** The column, read by a get, a query and a batch. */
  private static List<Row> read(Table table) {
    Row one = table.get(Get.of(KEY).select("c")).orElseThrow();
    Row batched =
        table.batch(Batch.of(Get.of(KEY).select("c"))).results().get(0).row().orElseThrow();
    try (Rows rows =
        table.query(Query.builder().range(ScanRange.only(KEY)).select("c").build())) {
      return List.of(one, rows.next(), batched);
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueComesBack(String type, Object value) {
    Table table = table(type);
    table.insert(Insert.of(KEY).set("c", value));
    assertThat(read(table))
        .allSatisfy(row -> assertThat((Object) row.get("c", value.getClass())).isEqualTo(value));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueComesBackFromABatch(String type, Object value) {
    Table table = table(type);
    table.batch(Batch.of(Insert.of(KEY).set("c", value)));
    assertThat(read(table))
        .allSatisfy(row -> assertThat((Object) row.get("c", value.getClass())).isEqualTo(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tinyint", "int", "bigint", "double", "varchar(20)", "blob", "datetime", "date"})
  void nullComesBack(String type) {
    Table table = table(type);
    table.insert(Insert.of(KEY).set("c", null));
    assertThat(read(table)).allSatisfy(row -> assertThat(row.isNull("c")).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "tinyint unsigned,255",
    "smallint unsigned,65535",
    "mediumint,-5",
    "int unsigned,4294967295",
    "bigint unsigned,18446744073709551615"
  })
  void integersThatOnlySqlWritesAreReadWhole(String type, BigInteger stored) {
    String name = tables.create("(k int primary key, c " + type + ")");
    tables.fill(name, "1, " + stored);
    Row row = client.table(name).get(Get.of(KEY).select("c")).orElseThrow();
    assertThat(row.get("c", BigInteger.class)).isEqualTo(stored);
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments("bigint", 7L),
        arguments("varchar(20)", "text"),
        arguments("varbinary(20)", "bytes".getBytes(UTF_8)),
        arguments("timestamp(6)", Instant.parse("2024-02-29T12:34:56.123456Z")),
        arguments("datetime(6)", LocalDateTime.parse("2024-02-29T12:34:56.123456")));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyMayBeOfThisType(String type, Object value) {
    Table table = client.table(tables.create("(k " + type + " primary key, v int)"));
    Key key = Key.of("k", value);
    table.insert(Insert.of(key).set("v", 5));
    assertThat(table.get(Get.of(key)).orElseThrow().getInt("v")).isEqualTo(5);
  }
}
