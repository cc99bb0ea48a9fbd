// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static io.obkv.compat.official.Refusals.assertRefused;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.mutation.ColumnValue;
import com.alipay.oceanbase.rpc.mutation.Row;
import io.obkv.compat.environment.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Errors that applications see: their numbers and their whole texts. */
@CompatibilityCases
class ErrorTextIT {
  private final ObTableClient client;
  private final Tables tables;
  private String table;

  ErrorTextIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    table = tables.create(
        "(k varchar(8) primary key, i int, l bigint, v varchar(4), b varbinary(4),"
            + " nn int not null default 0, d double, dt datetime(0), ts timestamp(0) null, u int unsigned)");
  }

  private static Row key(Object key) {
    return row(colVal("k", key));
  }

  private void insert(ColumnValue... values) throws Exception {
    client.insert(table).setRowKey(key("a")).addMutateColVal(values).execute();
  }

  private void increment(String column, Object delta) throws Exception {
    client
        .increment(table)
        .setRowKey(key("a"))
        .addMutateColVal(colVal(column, delta))
        .execute();
  }

  private void append(String column, Object tail) throws Exception {
    client
        .append(table)
        .setRowKey(key("a"))
        .addMutateColVal(colVal(column, tail))
        .execute();
  }

  @Test
  void duplicateKeyNamesItsColumnsJoined() throws Exception {
    String wide = tables.create("(a int, b varchar(9), v int, primary key (a, b))");
    tables.fill(wide, "1,'x',0");
    assertRefused(
        -5024,
        "Duplicate entry '1-x' for key 'PRIMARY'",
        () ->
            client.insert(wide).setRowKey(row(colVal("a", 1), colVal("b", "x"))).execute());
  }

  @Test
  void duplicateInAUniqueIndexNamesTheIndex() throws Exception {
    String unique = tables.create("(k int primary key, c varchar(9), unique key ux (c))");
    tables.fill(unique, "1,'x'");
    assertRefused(
        -5024,
        "Duplicate entry 'x' for key 'ux'",
        () -> client
            .insert(unique)
            .setRowKey(row(colVal("k", 2)))
            .addMutateColVal(colVal("c", "x"))
            .execute());
  }

  @Test
  void uniqueConflictOfAnotherKeyIsNotAnUpdate() throws Exception {
    String unique = tables.create("(k int primary key, c varchar(9), unique key ux (c))");
    tables.fill(unique, "1,'x'");
    assertRefused(
        -5040,
        "Can not update rowkey column",
        () -> client
            .insertOrUpdate(unique)
            .setRowKey(row(colVal("k", 2)))
            .addMutateColVal(colVal("c", "x"))
            .execute());
  }

  @Test
  void textOfAnotherTypeIsRefused() {
    assertRefused(
        -10511,
        "Column type for 'i' not match, schema column type is 'INT', input column type is 'VARCHAR'",
        () -> insert(colVal("i", "1")));
  }

  @Test
  void integersAreNotWidened() {
    assertRefused(
        -10511,
        "Column type for 'l' not match, schema column type is 'BIGINT', input column type is 'INT'",
        () -> insert(colVal("l", 1)));
  }

  @Test
  void signedIsNotUnsigned() {
    assertRefused(
        -10511,
        "Column type for 'u' not match, schema column type is 'INT UNSIGNED', input column type is 'INT'",
        () -> insert(colVal("u", 1)));
  }

  @Test
  void keysOfAnotherTypeAreRefused() {
    assertRefused(
        -10511,
        "Column type for 'k' not match, schema column type is 'VARCHAR', input column type is 'INT'",
        () -> client.insert(table).setRowKey(key(1)).execute());
  }

  @Test
  void tooLongTextNamesItsColumn() {
    assertRefused(
        -5167, "Data too long for column 'v' at row 0", () -> insert(colVal("v", "12345")));
  }

  @Test
  void tooLongBytesNameTheirColumn() {
    assertRefused(
        -5167, "Data too long for column 'b' at row 0", () -> insert(colVal("b", new byte[5])));
  }

  @Test
  void tooLongKeyNamesItsColumn() {
    assertRefused(
        -5167,
        "Data too long for column 'k' at row 0",
        () -> client.insert(table).setRowKey(key("123456789")).execute());
  }

  @Test
  void nullInANotNullColumnIsRefused() {
    assertRefused(-4235, "Column 'nn' cannot be null", () -> insert(colVal("nn", null)));
  }

  @Test
  void aMissingNotNullColumnWithoutDefaultIsRefused() throws Exception {
    String strict = tables.create("(k int primary key, c int not null, d int)");
    assertRefused(
        -4227,
        "Field 'c' doesn't have a default value",
        () -> client
            .insert(strict)
            .setRowKey(row(colVal("k", 1)))
            .addMutateColVal(colVal("d", 1))
            .execute());
  }

  @Test
  void unknownColumnNamesTheTable() {
    assertRefused(
        -5217, "Unknown column 'nope' in '" + table + "'", () -> insert(colVal("nope", 1)));
  }

  @Test
  void updateOfAnUnknownColumnIsRefused() throws Exception {
    insert(colVal("i", 1));
    assertRefused(
        -5217,
        "Unknown column 'nope' in '" + table + "'",
        () -> client
            .update(table)
            .setRowKey(key("a"))
            .addMutateColVal(colVal("nope", 1))
            .execute());
  }

  @Test
  void tooFewKeyColumnsAreCounted() throws Exception {
    String wide = tables.create("(a int, b int, v int, primary key (a, b))");
    assertRefused(
        -10510,
        "Rowkey column count not match, schema rowkey count is '2', input rowkey count is '1'",
        () -> client.insert(wide).setRowKey(row(colVal("a", 1))).execute());
  }

  @Test
  void updateWithoutColumnsIsRefused() {
    assertRefused(
        -4007,
        "empty assignment not supported",
        () -> client.update(table).setRowKey(key("a")).execute());
  }

  @Test
  void updateOfAKeyColumnIsRefused() throws Exception {
    insert(colVal("i", 1));
    assertRefused(
        -4007,
        "mutate rowkey column not supported",
        () -> client.update(table, new Object[] {"a"}, new String[] {"k"}, new Object[] {"b"}));
  }

  @Test
  void bigintOverflowShowsTheSum() throws Exception {
    insert(colVal("l", Long.MAX_VALUE));
    assertRefused(
        -4157,
        "BIGINT value is out of range in ''(9223372036854775807 + 1)''",
        () -> increment("l", 1L));
  }

  @Test
  void overflowOfASmallerTypeHasNoText() throws Exception {
    insert(colVal("i", Integer.MAX_VALUE));
    assertRefused(-4224, () -> increment("i", 1));
  }

  @Test
  void incrementTakesIntegersOnly() throws Exception {
    insert(colVal("d", 1.5));
    assertRefused(
        -4007,
        "non-integer or varbinary types for increment operation not supported",
        () -> increment("d", 1.0));
  }

  @Test
  void appendTakesTextOnly() throws Exception {
    insert(colVal("i", 1));
    assertRefused(
        -4007, "non-string types for append operation not supported", () -> append("i", 1));
  }

  @Test
  void appendOfNullIsRefused() throws Exception {
    insert(colVal("v", "x"));
    assertRefused(-4007, "append null not supported", () -> append("v", null));
  }

  @Test
  void appendBeyondTheColumnIsRefused() throws Exception {
    insert(colVal("v", "abc"));
    assertRefused(-5167, () -> append("v", "de"));
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // The official client's type for DATETIME.
  void fractionsFinerThanADatetimeAreRefused() {
    assertRefused(
        -4157,
        "MYSQL_DATETIME value is out of range in 'dt'",
        () -> insert(colVal("dt", new java.util.Date(1_700_000_000_123L))));
  }

  @Test
  void fractionsFinerThanATimestampAreRefused() {
    assertRefused(
        -4157,
        "TIMESTAMP value is out of range in 'ts'",
        () -> insert(colVal("ts", new java.sql.Timestamp(1_700_000_000_123L))));
  }

  @Test
  void generatedColumnsCannotBeSet() throws Exception {
    String generated = tables.create("(k varchar(9) primary key, g varchar(2) as (substr(k,1,2)))");
    assertRefused(
        -4007,
        "The specified value for generated column not supported",
        () -> client
            .insert(generated)
            .setRowKey(key("abc"))
            .addMutateColVal(colVal("g", "ab"))
            .execute());
  }

  @Test
  void autoIncrementColumnsCannotBeIncremented() throws Exception {
    String counted = tables.create("(k varchar(9) primary key, n bigint auto_increment)");
    tables.fill(counted, "'a', 1");
    assertRefused(
        -4007,
        "increment auto increment column not supported",
        () -> client
            .increment(counted)
            .setRowKey(key("a"))
            .addMutateColVal(colVal("n", 1L))
            .execute());
  }
}
