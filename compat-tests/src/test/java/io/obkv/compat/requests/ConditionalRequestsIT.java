// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;

import com.alipay.oceanbase.rpc.filter.ObCompareOp;
import com.alipay.oceanbase.rpc.filter.ObTableFilter;
import com.alipay.oceanbase.rpc.filter.ObTableFilterFactory;
import com.alipay.oceanbase.rpc.mutation.MutationFactory;
import com.alipay.oceanbase.rpc.mutation.Row;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes by filter and range: both clients send the same bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionalRequestsIT {
  private static final String TABLE = BothClients.TABLE;
  private static final Key LOW = Key.of("a", 0L).and("b", "");
  private static final Key HIGH = Key.of("a", 9L).and("b", "zz");
  private static final Object[] FROM = {0L, ""};
  private static final Object[] TO = {9L, "zz"};

  private BothClients clients;

  @BeforeAll
  void start() throws Exception {
    clients = BothClients.start();
  }

  @AfterAll
  void close() throws Exception {
    clients.close();
  }

  private static Row first() {
    return row(colVal("a", 1L), colVal("b", "x"));
  }

  private static ObTableFilter above() {
    return ObTableFilterFactory.compareVal(ObCompareOp.GT, "c", 5);
  }

  private static Query found(ScanRange range) {
    return Query.builder().range(range).where(Filter.gt("c", 5)).build();
  }

  private static Query range() {
    return found(ScanRange.between(LOW, HIGH));
  }

  private static Query oneRow() {
    return found(ScanRange.only(Key.positional(1L, "x")));
  }

  @Test
  void updateOfARange() throws Exception {
    clients.assertSame(
        c -> c.update(TABLE)
            .setFilter(above())
            .setScanRangeColumns("a", "b")
            .addScanRange(FROM, TO)
            .addMutateColVal(colVal("c", 1), colVal("e", "new"))
            .execute(),
        t -> t.mutate(ConditionalMutation.update(range()).set("c", 1).set("e", "new")));
  }

  @Test
  void updateOfOneRow() throws Exception {
    clients.assertSame(
        c -> c.update(TABLE)
            .setRowKey(first())
            .setFilter(above())
            .addMutateColVal(colVal("c", 1))
            .execute(),
        t -> t.mutate(ConditionalMutation.update(oneRow()).set("c", 1)));
  }

  @Test
  void deleteOfARange() throws Exception {
    clients.assertSame(
        c -> c.delete(TABLE)
            .setFilter(above())
            .setScanRangeColumns("a", "b")
            .addScanRange(FROM, TO)
            .execute(),
        t -> t.mutate(ConditionalMutation.delete(range())));
  }

  @Test
  void deleteOfOneRow() throws Exception {
    clients.assertSame(
        c -> c.delete(TABLE).setRowKey(first()).setFilter(above()).execute(),
        t -> t.mutate(ConditionalMutation.delete(oneRow())));
  }

  @Test
  void incrementOfARange() throws Exception {
    clients.assertSame(
        c -> c.increment(TABLE)
            .setFilter(above())
            .setScanRangeColumns("a", "b")
            .addScanRange(FROM, TO)
            .addMutateColVal(colVal("d", 4L))
            .execute(),
        t -> t.mutate(ConditionalMutation.increment(range()).set("d", 4L)));
  }

  @Test
  void appendToARange() throws Exception {
    clients.assertSame(
        c -> c.append(TABLE)
            .setFilter(above())
            .setScanRangeColumns("a", "b")
            .addScanRange(FROM, TO)
            .addMutateColVal(colVal("e", "!"))
            .execute(),
        t -> t.mutate(ConditionalMutation.append(range()).set("e", "!")));
  }

  @ParameterizedTest
  @CsvSource({"true,false", "false,false", "true,true", "false,true"})
  void checkAndInsertOrUpdate(boolean exists, boolean fails) throws Exception {
    InsertOrUpdate write =
        InsertOrUpdate.of(Key.of("a", 1L).and("b", "x")).set("c", 7).set("e", "new");
    Filter filter = Filter.gt("c", 5);
    CheckAndInsertOrUpdate check = exists
        ? CheckAndInsertOrUpdate.ifMatches(filter, write)
        : CheckAndInsertOrUpdate.unlessMatches(filter, write);
    clients.assertSame(
        c -> Attempts.refusedOrNot(() -> c.checkAndInsUp(
                TABLE,
                above(),
                MutationFactory.insertOrUpdate()
                    .setRowKey(first())
                    .addMutateColVal(colVal("c", 7), colVal("e", "new")),
                exists,
                fails)
            .execute()),
        t ->
            Attempts.refusedOrNot(() -> t.checkAndInsertOrUpdate(fails ? check.failing() : check)));
  }
}
