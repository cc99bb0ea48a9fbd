// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.packet.Packet;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.result.MutationResult;
import io.obkv.table.result.Row;
import io.obkv.value.Value;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TableTest {
  private static final Get GET = Get.of(Key.of("id", 7L)).select("name");
  private static final Property PEAR = new Property("name", Value.ofString("pear"));

  private static Throwable failureOf(CompletableFuture<?> future) throws Exception {
    try {
      future.get(10, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @Test
  void readsARow() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      CompletableFuture<Optional<Row>> found = scripted.table.getAsync(GET);
      Packet packet = scripted.server.receive();
      OperationRequest request = ScriptedTable.operation(packet);
      assertThat(request.tableName()).isEqualTo("t");
      assertThat(request.operation().entity().rowkey()).containsExactly(Value.ofBigInt(7));
      assertThat(packet.header().timeoutMicros()).isBetween(1L, 2_000_000L);
      scripted.answer(packet, 0, PEAR);
      assertThat(found.get().orElseThrow().getString("name")).isEqualTo("pear");
    }
  }

  @Test
  void returnsTheRowOfAnIncrement() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      CompletableFuture<MutationResult> done = scripted.table.incrementAsync(
          Increment.of(Key.of("id", 7L)).by("n", 2).returningRow());
      Packet packet = scripted.server.receive();
      assertThat(ScriptedTable.operation(packet).returningAffectedEntity()).isTrue();
      scripted.answer(packet, 1, new Property("n", Value.ofBigInt(5)));
      assertThat(done.get().row().orElseThrow().getLong("n")).isEqualTo(5);
    }
  }

  @Test
  void repeatsAReadOnANewConnection() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      CompletableFuture<Optional<Row>> found = scripted.table.getAsync(GET);
      scripted.server.receive();
      scripted.breakAndAcceptAgain();
      scripted.answer(scripted.server.receive(), 0, PEAR);
      assertThat(found.get()).isPresent();
    }
  }

  @Test
  void repeatsAnInsertOrUpdateOnANewConnection() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      CompletableFuture<MutationResult> done = scripted.table.insertOrUpdateAsync(
          InsertOrUpdate.of(Key.of("id", 7L)).set("name", "pear"));
      scripted.server.receive();
      scripted.breakAndAcceptAgain();
      scripted.answer(scripted.server.receive(), 1);
      assertThat(done.get().affectedRows()).isEqualTo(1);
    }
  }

  @Test
  void neverRepeatsAnInsertThatMayHaveBeenApplied() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      CompletableFuture<MutationResult> done =
          scripted.table.insertAsync(Insert.of(Key.of("id", 7L)).set("name", "pear"));
      scripted.server.receive();
      long start = System.nanoTime();
      scripted.server.close();
      assertThat(failureOf(done))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.UNKNOWN));
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(100));
      // What comes next on the new connection is the next call, not the insert.
      scripted.server = scripted.peer.acceptLogin("c");
      var unused = scripted.table.getAsync(GET);
      assertThat(ScriptedTable.operation(scripted.server.receive()).operation().type())
          .isEqualTo(OperationType.GET.number());
    }
  }

  @Test
  void repeatsAnInsertThatWasNotApplied() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      CompletableFuture<MutationResult> done =
          scripted.table.insertAsync(Insert.of(Key.of("id", 7L)).set("name", "pear"));
      scripted.server.refuse(
          scripted.server.receive(), ErrorCode.OB_TRY_LOCK_ROW_CONFLICT.number(), "locked");
      scripted.answer(scripted.server.receive(), 1);
      assertThat(done.get().affectedRows()).isEqualTo(1);
    }
  }

  @Test
  void handsOnWhatTheServerRefuses() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("")) {
      CompletableFuture<MutationResult> done =
          scripted.table.insertAsync(Insert.of(Key.of("id", 7L)).set("name", "pear"));
      scripted.server.refuse(
          scripted.server.receive(), ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH.number(), "types");
      assertThat(failureOf(done)).isInstanceOfSatisfying(ServerException.class, e -> {
        assertThat(e.code()).contains(ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH);
        assertThat(e.address()).isEqualTo("127.0.0.1:" + scripted.peer.port());
        assertThat(e.traceId()).startsWith("Y1");
      });
    }
  }

  @Test
  void keepsOneDeadlineOverAllAttempts() throws Exception {
    try (ScriptedTable scripted = new ScriptedTable("?timeout=300ms")) {
      long start = System.nanoTime();
      CompletableFuture<Optional<Row>> found = scripted.table.getAsync(GET);
      scripted.server.refuse(
          scripted.server.receive(), ErrorCode.OB_TRY_LOCK_ROW_CONFLICT.number(), "locked");
      assertThat(scripted.server.receive().header().timeoutMicros()).isLessThan(300_000);
      assertThat(failureOf(found)).isInstanceOf(DeadlineExceededException.class);
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(3));
    }
  }
}
