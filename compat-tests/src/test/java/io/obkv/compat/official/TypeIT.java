// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static io.obkv.compat.official.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.get.Get;
import com.alipay.oceanbase.rpc.table.api.TableBatchOps;
import io.obkv.compat.environment.Tables;
import java.sql.Timestamp;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each column type takes from the official client, and gives it. */
@CompatibilityCases
@SuppressWarnings("JavaUtilDate") // The official client's type for DATETIME.
class TypeIT {
  private final ObTableClient client;
  private final Tables tables;

  TypeIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  static Stream<Arguments> integersAndFractions() {
    return Stream.of(
        arguments("tinyint", Byte.MIN_VALUE, Byte.MIN_VALUE),
        arguments("tinyint", Byte.MAX_VALUE, Byte.MAX_VALUE),
        arguments("boolean", true, (byte) 1),
        arguments("smallint", Short.MIN_VALUE, Short.MIN_VALUE),
        arguments("smallint", Short.MAX_VALUE, Short.MAX_VALUE),
        arguments("int", Integer.MIN_VALUE, Integer.MIN_VALUE),
        arguments("int", Integer.MAX_VALUE, Integer.MAX_VALUE),
        arguments("bigint", Long.MIN_VALUE, Long.MIN_VALUE),
        arguments("bigint", Long.MAX_VALUE, Long.MAX_VALUE),
        arguments("float", 1.25f, 1.25f),
        arguments("float", -Float.MAX_VALUE, -Float.MAX_VALUE),
        arguments("double", 0.1, 0.1),
        arguments("double", Double.MIN_VALUE, Double.MIN_VALUE));
  }

  static Stream<Arguments> textAndBytes() {
    byte[] bytes = {0, 1, (byte) 0xff, 'a'};
    String text = "Zeichen \u00fc, \u6c34, \ud83d\ude00 und 'quotes' \\ \u0000";
    return Stream.of(
        arguments("varchar(100)", text, text),
        arguments("varchar(100)", "", ""),
        arguments("varchar(100)", "blanks  ", "blanks  "),
        arguments("char(20)", "short", "short"),
        arguments("char(20)", "blanks  ", "blanks"),
        arguments("tinytext", text, text),
        arguments("text", text, text),
        arguments("mediumtext", text, text),
        arguments("longtext", text, text),
        arguments("varbinary(100)", bytes, bytes),
        arguments("varbinary(100)", "text", "text".getBytes(UTF_8)),
        arguments("tinyblob", bytes, bytes),
        arguments("blob", bytes, bytes),
        arguments("mediumblob", bytes, bytes),
        arguments("longblob", bytes, bytes),
        arguments("json", "{\"a\": 1}", "{\"a\": 1}"));
  }

  /** An answer to a log stream batch cannot tell these bytes from text. */
  static Stream<Arguments> paddedBytes() {
    return Stream.of(arguments("binary(4)", new byte[] {1, (byte) 0xff}, new byte[] {1, -1, 0, 0}));
  }

  static Stream<Arguments> moments() {
    Date date = new Date(1_700_000_000_000L);
    Timestamp stamp = new Timestamp(1_700_000_000_000L);
    Timestamp fine = new Timestamp(1_700_000_000_123L);
    return Stream.of(
        arguments("datetime", date, date),
        arguments("datetime(3)", new Date(1_700_000_000_123L), new Date(1_700_000_000_123L)),
        arguments("timestamp null", stamp, stamp),
        arguments("timestamp(3) null", fine, fine),
        arguments("timestamp(6) null", fine, fine));
  }

  private String table(String type) {
    String table = tables.create("(k int primary key, c " + type + ")");
    client.addRowKeyElement(table, new String[] {"k"});
    return table;
  }

  @ParameterizedTest
  @MethodSource({"integersAndFractions", "textAndBytes", "paddedBytes", "moments"})
  void aValueComesBack(String type, Object written, Object read) throws Exception {
    String table = table(type);
    client
        .insert(table)
        .setRowKey(row(colVal("k", 1)))
        .addMutateColVal(colVal("c", written))
        .execute();
    assertThat(client
            .get(table)
            .setRowKey(row(colVal("k", 1)))
            .select("c")
            .execute()
            .get("c"))
        .isEqualTo(read);
    assertThat(Rows.column(
            "c",
            client
                .query(table)
                .setScanRangeColumns("k")
                .addScanRange(new Object[] {1}, new Object[] {1})
                .select("c")
                .execute()))
        .containsExactly(read);
  }

  @ParameterizedTest
  @MethodSource({"integersAndFractions", "textAndBytes", "moments"})
  void aValueComesBackFromBatches(String type, Object written, Object read) throws Exception {
    String table = table(type);
    client
        .batchOperation(table)
        .addOperation(com.alipay.oceanbase.rpc.mutation.MutationFactory.insert()
            .setRowKey(row(colVal("k", 1)))
            .addMutateColVal(colVal("c", written)))
        .execute();
    assertThat(client
            .batchOperation(table)
            .addOperation(new Get().setRowKey(row(colVal("k", 1))).select("c"))
            .execute()
            .get(0)
            .getOperationRow()
            .get("c"))
        .isEqualTo(read);
    TableBatchOps batch = client.batch(table);
    batch.get(1, new String[] {"c"});
    assertThat((java.util.Map<?, ?>) batch.execute().get(0))
        .extracting(result -> result.get("c"))
        .isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "tinyint unsigned,255,-1,java.lang.Byte",
    "smallint unsigned,65535,65535,java.lang.Integer",
    "mediumint,-5,-5,java.lang.Integer",
    "mediumint unsigned,16777215,16777215,java.lang.Integer",
    "int unsigned,4294967295,-1,java.lang.Integer",
    "bigint unsigned,18446744073709551615,-1,java.lang.Long",
    "bit(8),5,5,java.lang.Long",
    "year,2024,124,java.lang.Byte"
  })
  void whatOnlySqlCanWriteIsRead(String type, String stored, String read, Class<?> java)
      throws Exception {
    String table = table(type);
    tables.fill(table, "1, " + stored);
    Object value =
        client.get(table).setRowKey(row(colVal("k", 1))).select("c").execute().get("c");
    assertThat(value).isInstanceOf(java).hasToString(read);
  }

  @ParameterizedTest
  @CsvSource({
    "int unsigned,INT UNSIGNED",
    "bigint,BIGINT",
    "smallint,SMALLINT",
    "year,YEAR",
    "time,TIME",
    "date,MYSQL_DATE",
    "bit(8),BIT",
    "varchar(10),VARCHAR"
  })
  void anIntIsRefusedByOtherTypes(String type, String name) {
    String table = table(type);
    assertRefused(
        -10511,
        "Column type for 'c' not match, schema column type is '" + name
            + "', input column type is 'INT'",
        () -> client
            .insert(table)
            .setRowKey(row(colVal("k", 1)))
            .addMutateColVal(colVal("c", 1))
            .execute());
  }

  @ParameterizedTest
  @CsvSource({"bigint,a", "varchar(20),b", "varbinary(20),c", "timestamp(6),d", "datetime(6),e"})
  void keysMayBeOfThisType(String type, String tag) throws Exception {
    Object key = switch (tag) {
      case "a" -> 7L;
      case "b" -> "text";
      case "c" -> new byte[] {0, 1, 2};
      case "d" -> new Timestamp(1_700_000_000_123L);
      default -> new Date(1_700_000_000_123L);
    };
    String table = tables.create("(k " + type + " primary key, v int)");
    client.addRowKeyElement(table, new String[] {"k"});
    client.insert(table, new Object[] {key}, new String[] {"v"}, new Object[] {5});
    assertThat(client.get(table, new Object[] {key}, new String[] {"v"})).containsEntry("v", 5);
    assertThat(client.delete(table, new Object[] {key})).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "tinyint",
    "int",
    "bigint",
    "double",
    "varchar(20)",
    "varbinary(20)",
    "text",
    "datetime",
    "json"
  })
  void nullComesBack(String type) throws Exception {
    String table = table(type);
    client
        .insert(table)
        .setRowKey(row(colVal("k", 1)))
        .addMutateColVal(colVal("c", null))
        .execute();
    assertThat(client.get(table).setRowKey(row(colVal("k", 1))).select("c").execute())
        .containsEntry("c", null);
  }
}
