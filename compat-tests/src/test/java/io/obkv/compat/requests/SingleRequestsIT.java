// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import com.alipay.oceanbase.rpc.mutation.MutationFactory;
import io.obkv.table.operation.Append;
import io.obkv.table.operation.Delete;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Put;
import io.obkv.table.operation.Replace;
import io.obkv.table.operation.Update;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations on one row: both clients send the same bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleRequestsIT {
  private static final String TABLE = BothClients.TABLE;
  private static final Object[] OLD = {1L, "x"};
  private static final Object[] NEW = {3L, "z"};
  private static final Key OLD_KEY = Key.of("a", 1L).and("b", "x");
  private static final Key NEW_KEY = Key.of("a", 3L).and("b", "z");

  private BothClients clients;

  @BeforeAll
  void start() throws Exception {
    clients = BothClients.start();
  }

  @AfterAll
  void close() throws Exception {
    clients.close();
  }

  @SuppressWarnings("JavaUtilDate") // the official client takes no other type for DATETIME
  static Arguments[] values() {
    return new Arguments[] {
      Arguments.of("c", 7),
      Arguments.of("c", Integer.MIN_VALUE),
      Arguments.of("d", Long.MAX_VALUE),
      Arguments.of("d", -1L),
      Arguments.of("e", ""),
      Arguments.of("e", "ü€\uD83D\uDE00'".repeat(20)),
      Arguments.of("f", "bytes".getBytes(StandardCharsets.UTF_8)),
      Arguments.of("g", -2.5),
      Arguments.of("h", 1.5f),
      Arguments.of("i", (short) -3),
      Arguments.of("j", (byte) 5),
      Arguments.of("j", true),
      Arguments.of("l", new Timestamp(1_700_000_000_123L)),
      Arguments.of("m", new Date(1_700_000_000_123L)),
      Arguments.of("e", null),
    };
  }

  private static String[] name(String column) {
    return new String[] {column};
  }

  private static Object[] at(Object value) {
    return new Object[] {value};
  }

  @ParameterizedTest
  @MethodSource("values")
  void insert(String column, Object value) throws Exception {
    clients.assertSame(
        c -> c.insert(TABLE, NEW, name(column), at(value)),
        t -> t.insert(Insert.of(NEW_KEY).set(column, value)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void update(String column, Object value) throws Exception {
    clients.assertSame(
        c -> c.update(TABLE, OLD, name(column), at(value)),
        t -> t.update(Update.of(OLD_KEY).set(column, value)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void replace(String column, Object value) throws Exception {
    clients.assertSame(
        c -> c.replace(TABLE, OLD, name(column), at(value)),
        t -> t.replace(Replace.of(OLD_KEY).set(column, value)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void insertOrUpdate(String column, Object value) throws Exception {
    clients.assertSame(
        c -> c.insertOrUpdate(TABLE, NEW, name(column), at(value)),
        t -> t.insertOrUpdate(InsertOrUpdate.of(NEW_KEY).set(column, value)));
  }

  @Test
  void put() throws Exception {
    clients.assertSame(
        c -> Attempts.refusedOrNot(() -> c.put(TABLE)
            .setRowKey(MutationFactory.row(
                MutationFactory.colVal("a", 3L), MutationFactory.colVal("b", "z")))
            .addMutateColVal(MutationFactory.colVal("c", 1), MutationFactory.colVal("d", 2L))
            .execute()),
        t -> Attempts.refusedOrNot(() -> t.put(Put.of(NEW_KEY).set("c", 1).set("d", 2L))));
  }

  @Test
  void delete() throws Exception {
    clients.assertSame(c -> c.delete(TABLE, OLD), t -> t.delete(Delete.of(OLD_KEY)));
  }

  @Test
  void get() throws Exception {
    clients.assertSame(
        c -> c.get(TABLE, OLD, new String[] {"c", "d", "e"}),
        t -> t.get(Get.of(OLD_KEY).select("c", "d", "e")));
  }

  @Test
  void getOfAllColumns() throws Exception {
    clients.assertSame(c -> c.get(TABLE, OLD, new String[0]), t -> t.get(Get.of(OLD_KEY)));
  }

  @Test
  void severalColumns() throws Exception {
    clients.assertSame(
        c -> c.insert(
            TABLE, NEW, new String[] {"c", "d", "e", "g"}, new Object[] {1, 2L, "three", 4.0}),
        t -> t.insert(
            Insert.of(NEW_KEY).set("c", 1).set("d", 2L).set("e", "three").set("g", 4.0)));
  }

  @Test
  void increment() throws Exception {
    clients.assertSame(
        c -> c.increment(TABLE, OLD, name("d"), at(5L), false),
        t -> t.increment(Increment.of(OLD_KEY).by("d", 5)));
  }

  @Test
  void incrementThatReturnsTheRow() throws Exception {
    clients.assertSame(
        c -> c.increment(TABLE, OLD, name("d"), at(-5L), true),
        t -> t.increment(Increment.of(OLD_KEY).by("d", -5).returningRow()));
  }

  @Test
  void append() throws Exception {
    clients.assertSame(
        c -> c.append(TABLE, OLD, name("e"), at("!"), false),
        t -> t.append(Append.of(OLD_KEY).text("e", "!")));
  }

  @Test
  void appendThatReturnsTheRow() throws Exception {
    clients.assertSame(
        c -> c.append(TABLE, OLD, name("f"), at(new byte[] {1, 2}), true),
        t -> t.append(Append.of(OLD_KEY).bytes("f", new byte[] {1, 2}).returningRow()));
  }
}
