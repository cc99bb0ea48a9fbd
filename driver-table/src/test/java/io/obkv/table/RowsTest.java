// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.QueryStep;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.table.operation.Query;
import io.obkv.table.result.Row;
import io.obkv.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RowsTest {
  private static final long SESSION = 9;

  private static Packet expect(ScriptedTable scripted, QueryStep step) throws IOException {
    Packet packet = scripted.server.receive();
    assertThat(AsyncQueryRequest.CODEC.fromBytes(packet.body()).step()).isEqualTo(step.number());
    return packet;
  }

  private static void page(ScriptedTable scripted, Packet request, boolean end, long... ids)
      throws IOException {
    WireWriter buffer = new WireWriter(WireWriter.LengthForm.SHORTEST);
    for (long id : ids) {
      ValueCodec.INSTANCE.encode(Value.ofBigInt(id), buffer);
    }
    QueryResult rows = new QueryResult(List.of("id"), ids.length, buffer.toByteArray());
    scripted.server.answer(
        request, AsyncQueryResult.CODEC, new AsyncQueryResult(rows, end, end ? 0 : SESSION));
  }

  private static List<Long> ids(Rows rows) {
    try (Stream<Row> all = rows.stream()) {
      return all.map(row -> row.getLong("id")).toList();
    }
  }

  @Test
  void readsPageAfterPage() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      CompletableFuture<List<Long>> read =
          CompletableFuture.supplyAsync(() -> ids(scripted.table.query(Query.all())));
      page(scripted, expect(scripted, QueryStep.START), false, 1, 2);
      Packet next = expect(scripted, QueryStep.NEXT);
      assertThat(AsyncQueryRequest.CODEC.fromBytes(next.body()).sessionId()).isEqualTo(SESSION);
      page(scripted, next, true, 3);
      assertThat(read.get()).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void closingEarlyEndsTheQueryAtTheServer() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      CompletableFuture<Void> read = CompletableFuture.runAsync(() -> {
        try (Rows rows = scripted.table.query(Query.all())) {
          rows.next();
        }
      });
      page(scripted, expect(scripted, QueryStep.START), false, 1, 2);
      page(scripted, expect(scripted, QueryStep.END), true);
      read.get();
    }
  }

  @Test
  void goesOnBehindTheLastRowWhenTheServerHasLostItsPlace() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      Query query = Query.builder().resumableBy("id").limit(5).build();
      CompletableFuture<List<Long>> read =
          CompletableFuture.supplyAsync(() -> ids(scripted.table.query(query)));
      page(scripted, expect(scripted, QueryStep.START), false, 1, 2);
      scripted.server.refuse(
          expect(scripted, QueryStep.NEXT), ErrorCode.OB_KV_SESS_NOT_EXIST.number(), "");
      Packet again = expect(scripted, QueryStep.START);
      var sent = AsyncQueryRequest.CODEC.fromBytes(again.body()).request().query();
      assertThat(sent.limit()).isEqualTo(3);
      assertThat(sent.ranges().get(0).start()).containsExactly(Value.ofBigInt(2));
      assertThat(sent.ranges().get(0).startInclusive()).isFalse();
      page(scripted, again, true, 3);
      assertThat(read.get()).containsExactly(1L, 2L, 3L);
    }
  }

  /** Keeps what comes. */
  private static final class Collector implements Flow.Subscriber<Row> {
    final List<Long> ids = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> completed = new CompletableFuture<>();
    Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(Row row) {
      ids.add(row.getLong("id"));
    }

    @Override
    public void onError(Throwable thrown) {
      completed.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
      completed.complete(null);
    }

    List<Long> take(int count) {
      await().until(() -> ids.size() >= count);
      return ids;
    }
  }

  @Test
  void publishesNoMoreThanIsAskedFor() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      Collector collector = new Collector();
      scripted.table.publisher(Query.all()).subscribe(collector);
      collector.subscription.request(1);
      page(scripted, expect(scripted, QueryStep.START), false, 1, 2);
      assertThat(collector.take(1)).containsExactly(1L);
      // The second row is here already: asking for it alone sends nothing.
      collector.subscription.request(1);
      assertThat(collector.take(2)).containsExactly(1L, 2L);
      collector.subscription.request(2);
      page(scripted, expect(scripted, QueryStep.NEXT), true, 3);
      collector.completed.get(10, TimeUnit.SECONDS);
      assertThat(collector.take(3)).containsExactly(1L, 2L, 3L);
    }
  }
}
