// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.checkandmutate.CheckAndInsUp;
import com.alipay.oceanbase.rpc.filter.ObCompareOp;
import com.alipay.oceanbase.rpc.filter.ObTableFilterFactory;
import com.alipay.oceanbase.rpc.mutation.BatchOperation;
import com.alipay.oceanbase.rpc.mutation.MutationFactory;
import com.alipay.oceanbase.rpc.mutation.Row;
import com.alipay.oceanbase.rpc.table.api.TableBatchOps;
import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import io.obkv.table.mapping.RequestFactory;
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
import io.obkv.transport.Destination;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Batches of both generations: both clients send the same bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchRequestsIT {
  private static final String TABLE = BothClients.TABLE;

  private BothClients clients;

  @BeforeAll
  void start() throws Exception {
    clients = BothClients.start();
  }

  @AfterAll
  void close() throws Exception {
    clients.close();
  }

  private static Row row1(long a, String b) {
    return row(colVal("a", a), colVal("b", b));
  }

  private static Key key(long a, String b) {
    return Key.of("a", a).and("b", b);
  }

  private static Object[] at(Object... values) {
    return values;
  }

  private static String[] names(String... names) {
    return names;
  }

  private static com.alipay.oceanbase.rpc.get.Get get() {
    return new com.alipay.oceanbase.rpc.get.Get();
  }

  private void assertSame(BothClients.Use<BatchOperation> official, Batch batch) throws Exception {
    clients.assertSame(
        c -> {
          BatchOperation operations = c.batchOperation(TABLE);
          official.of(operations);
          Attempts.refusedOrNot(operations::execute);
        },
        t -> Attempts.refusedOrNot(() -> t.batch(batch)));
  }

  @Test
  void insertsOfTheSameColumns() throws Exception {
    assertSame(
        b -> b.addOperation(
            MutationFactory.insert()
                .setRowKey(row1(5, "p"))
                .addMutateColVal(colVal("c", 1), colVal("e", "one")),
            MutationFactory.insert()
                .setRowKey(row1(6, "q"))
                .addMutateColVal(colVal("c", 2), colVal("e", "two"))),
        Batch.of(
            Insert.of(key(5, "p")).set("c", 1).set("e", "one"),
            Insert.of(key(6, "q")).set("c", 2).set("e", "two")));
  }

  @Test
  void insertsOfDifferentColumns() throws Exception {
    assertSame(
        b -> b.addOperation(
            MutationFactory.insert().setRowKey(row1(5, "p")).addMutateColVal(colVal("c", 1)),
            MutationFactory.insert()
                .setRowKey(row1(6, "q"))
                .addMutateColVal(colVal("d", 2L), colVal("e", "two"))),
        Batch.of(
            Insert.of(key(5, "p")).set("c", 1),
            Insert.of(key(6, "q")).set("d", 2L).set("e", "two")));
  }

  @Test
  void columnsInAnotherOrderThanTheFirstOperations() throws Exception {
    assertSame(
        b -> b.addOperation(
            MutationFactory.insert()
                .setRowKey(row1(5, "p"))
                .addMutateColVal(colVal("e", "one"), colVal("c", 1)),
            MutationFactory.insert()
                .setRowKey(row1(6, "q"))
                .addMutateColVal(colVal("c", 2), colVal("e", "two"))),
        Batch.of(
            Insert.of(key(5, "p")).set("e", "one").set("c", 1),
            Insert.of(key(6, "q")).set("c", 2).set("e", "two")));
  }

  @Test
  void operationsOfSeveralTypes() throws Exception {
    assertSame(
        b -> b.addOperation(
            MutationFactory.insert().setRowKey(row1(5, "p")).addMutateColVal(colVal("c", 1)),
            MutationFactory.delete().setRowKey(row1(1, "x")),
            MutationFactory.update().setRowKey(row1(2, "y")).addMutateColVal(colVal("c", 2)),
            MutationFactory.replace().setRowKey(row1(3, "z")).addMutateColVal(colVal("c", 3)),
            MutationFactory.insertOrUpdate()
                .setRowKey(row1(4, "w"))
                .addMutateColVal(colVal("c", 4)),
            MutationFactory.increment().setRowKey(row1(2, "y")).addMutateColVal(colVal("d", 4L))),
        Batch.of(
            Insert.of(key(5, "p")).set("c", 1),
            Delete.of(key(1, "x")),
            Update.of(key(2, "y")).set("c", 2),
            Replace.of(key(3, "z")).set("c", 3),
            InsertOrUpdate.of(key(4, "w")).set("c", 4),
            Increment.of(key(2, "y")).by("d", 4)));
  }

  @Test
  void deletesOnly() throws Exception {
    assertSame(
        b -> b.addOperation(
            MutationFactory.delete().setRowKey(row1(1, "x")),
            MutationFactory.delete().setRowKey(row1(2, "y"))),
        Batch.of(Delete.of(key(1, "x")), Delete.of(key(2, "y"))));
  }

  @Test
  void oneOperation() throws Exception {
    assertSame(
        b -> b.addOperation(
            MutationFactory.update().setRowKey(row1(2, "y")).addMutateColVal(colVal("c", null))),
        Batch.of(Update.of(key(2, "y")).set("c", null)));
  }

  @Test
  void getsOfTheSameColumns() throws Exception {
    assertSame(
        b -> b.addOperation(
            get().setRowKey(row1(1, "x")).select("c", "e"),
            get().setRowKey(row1(2, "y")).select("c", "e")),
        Batch.of(Get.of(key(1, "x")).select("c", "e"), Get.of(key(2, "y")).select("c", "e")));
  }

  @Test
  void getsOfDifferentColumns() throws Exception {
    assertSame(
        b -> b.addOperation(
            get().setRowKey(row1(1, "x")).select("c"),
            get().setRowKey(row1(2, "y")).select("d", "e")),
        Batch.of(Get.of(key(1, "x")).select("c"), Get.of(key(2, "y")).select("d", "e")));
  }

  @Test
  void getsOfAllColumns() throws Exception {
    // The official client's Get does not ask for names then; its query of one key does.
    clients.assertSame(
        c -> c.batchOperation(TABLE)
            .addOperation(
                c.query(TABLE).setRowKey(row1(1, "x")), c.query(TABLE).setRowKey(row1(2, "y")))
            .execute(),
        t -> t.batch(Batch.of(Get.of(key(1, "x")), Get.of(key(2, "y")))));
  }

  @Test
  void getsAmongWrites() throws Exception {
    assertSame(
        b -> b.addOperation(
                MutationFactory.insert().setRowKey(row1(5, "p")).addMutateColVal(colVal("c", 1)))
            .addOperation(get().setRowKey(row1(5, "p")).select("c")),
        Batch.of(Insert.of(key(5, "p")).set("c", 1), Get.of(key(5, "p")).select("c")));
  }

  @Test
  void oneResultForAll() throws Exception {
    assertSame(
        b -> b.setReturnOneResult(true)
            .addOperation(
                MutationFactory.insert().setRowKey(row1(5, "p")).addMutateColVal(colVal("c", 1)),
                MutationFactory.insert().setRowKey(row1(6, "q")).addMutateColVal(colVal("c", 2))),
        Batch.of(Insert.of(key(5, "p")).set("c", 1), Insert.of(key(6, "q")).set("c", 2))
            .returningOneResult());
  }

  private static CheckAndInsUp check(long a, String b, boolean exists, boolean fails)
      throws Exception {
    return new CheckAndInsUp(
        ObTableFilterFactory.compareVal(ObCompareOp.GT, "c", 5),
        MutationFactory.insertOrUpdate().setRowKey(row1(a, b)).addMutateColVal(colVal("c", 99)),
        exists,
        fails);
  }

  @Test
  void checks() throws Exception {
    Filter above = Filter.gt("c", 5);
    assertSame(
        b -> b.addOperation(
            check(1, "x", true, false), check(3, "z", false, false), check(2, "y", true, true)),
        Batch.of(
            CheckAndInsertOrUpdate.ifMatches(
                above, InsertOrUpdate.of(key(1, "x")).set("c", 99)),
            CheckAndInsertOrUpdate.unlessMatches(
                above, InsertOrUpdate.of(key(3, "z")).set("c", 99)),
            CheckAndInsertOrUpdate.ifMatches(
                    above, InsertOrUpdate.of(key(2, "y")).set("c", 99))
                .failing()));
  }

  /** The driver sends batches of the first generation to old servers only, so not to this one. */
  private void assertSameOfFirstGeneration(BothClients.Use<TableBatchOps> official, Batch batch)
      throws Exception {
    SentRequest expected = clients
        .officialRequests(c -> Attempts.refusedOrNot(() -> legacy(c, official)))
        .get(0);
    byte[] credential =
        BatchRequest.CODEC.decode(new WireReader(expected.bytes())).credential();
    byte[] ours = BatchRequest.CODEC.toBytes(
        RequestFactory.legacyBatch(credential, Destination.LEFT_TO_SERVER, TABLE, batch),
        LengthForm.SHORTEST);
    assertThat(HexFormat.of().formatHex(ours)).isEqualTo(expected.body());
  }

  private static Object legacy(ObTableClient client, BothClients.Use<TableBatchOps> official)
      throws Exception {
    TableBatchOps batch = client.batch(TABLE);
    batch.setAtomicOperation(true);
    official.of(batch);
    return batch.execute();
  }

  @Test
  void writesOfTheFirstGeneration() throws Exception {
    assertSameOfFirstGeneration(
        b -> {
          b.insert(at(5L, "p"), names("c", "e"), at(1, "one"));
          b.update(at(1L, "x"), names("c"), at(2));
          b.delete(at(2L, "y"));
        },
        Batch.of(
            Insert.of(key(5, "p")).set("c", 1).set("e", "one"),
            Update.of(key(1, "x")).set("c", 2),
            Delete.of(key(2, "y"))));
  }

  @Test
  void writesOfOneTypeOfTheFirstGeneration() throws Exception {
    assertSameOfFirstGeneration(
        b -> {
          b.insert(at(5L, "p"), names("c"), at(1));
          b.insert(at(6L, "q"), names("c"), at(2));
        },
        Batch.of(Insert.of(key(5, "p")).set("c", 1), Insert.of(key(6, "q")).set("c", 2)));
  }

  @Test
  void getsOfTheFirstGeneration() throws Exception {
    assertSameOfFirstGeneration(
        b -> {
          b.get(at(1L, "x"), names("c", "e"));
          b.get(at(2L, "y"), names("c", "e"));
        },
        Batch.of(Get.of(key(1, "x")).select("c", "e"), Get.of(key(2, "y")).select("c", "e")));
  }

  @Test
  void incrementsOfTheFirstGeneration() throws Exception {
    assertSameOfFirstGeneration(
        b -> b.increment(at(1L, "x"), names("d"), at(5L), true),
        Batch.of(Increment.of(key(1, "x")).by("d", 5).returningRow()));
  }
}
