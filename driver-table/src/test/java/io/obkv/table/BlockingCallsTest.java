// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.Effect;
import io.obkv.error.TransportException;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.packet.Packet;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.Key;
import io.obkv.table.result.MutationResult;
import io.obkv.table.result.Row;
import io.obkv.transport.ScriptedPeer;
import io.obkv.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that waits for its calls makes them over a connection of its own once it has made some. */
@Timeout(30)
class BlockingCallsTest {
  private static final Get GET = Get.of(Key.of("id", 7L)).select("name");
  private static final Property PEAR = new Property("name", Value.ofString("pear"));

  private final ExecutorService caller = Executors.newSingleThreadExecutor();
  private final ExecutorService servers = Executors.newSingleThreadExecutor();
  private ScriptedTable scripted;
  private ScriptedPeer.Client own;

  /** Brings a caller to where it has a connection of its own. */
  @BeforeEach
  void makeCalls() throws Exception {
    scripted = new ScriptedTable("?connections=1");
    Future<?> serving = servers.submit(this::serveShared);
    AtomicBoolean enough = new AtomicBoolean();
    Future<Integer> calls = caller.submit(() -> {
      int made = 0;
      while (!enough.get()) {
        assertThat(scripted.table.get(GET)).isPresent();
        made++;
      }
      return made;
    });
    own = scripted.peer.acceptLogin("own");
    enough.set(true);
    answer(own, own.receive(), 0, PEAR);
    assertThat(calls.get()).as("calls, of which the last opened a connection").isGreaterThan(10);
    assertThat(serving).isNotDone();
  }

  @AfterEach
  void close() throws Exception {
    own.close();
    scripted.close();
    caller.shutdownNow();
    servers.shutdownNow();
  }

  private Void serveShared() throws IOException {
    while (true) {
      answer(scripted.server, scripted.server.receive(), 0, PEAR);
    }
  }

  private static void answer(
      ScriptedPeer.Client client, Packet request, long affectedRows, Property... columns)
      throws IOException {
    OperationResult result = new OperationResult(
        OperationStatus.OK,
        ScriptedTable.operation(request).operation().type(),
        new Entity(List.of(), List.of(columns)),
        affectedRows);
    client.answer(request, OperationResult.CODEC, result);
  }

  private static Throwable failureOf(Future<?> future) throws Exception {
    try {
      future.get(10, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private Future<MutationResult> insert() {
    return caller.submit(
        () -> scripted.table.insert(Insert.of(Key.of("id", 7L)).set("name", "pear")));
  }

  @Test
  void callsOfTheThreadGoOverItsConnection() throws Exception {
    Future<MutationResult> written = insert();
    Packet request = own.receive();
    assertThat(ScriptedTable.operation(request).operation().type())
        .isEqualTo(OperationType.INSERT.number());
    answer(own, request, 1);
    assertThat(written.get().affectedRows()).isEqualTo(1);
  }

  @Test
  void aCallBesideGoesOverTheSharedConnection() throws Exception {
    Future<MutationResult> written = insert();
    Packet request = own.receive();
    assertThat(scripted.table.get(GET)).isPresent();
    answer(own, request, 1);
    assertThat(written.get().affectedRows()).isEqualTo(1);
  }

  @Test
  void aReadIsRepeatedWhenItsConnectionBreaks() throws Exception {
    Future<Optional<Row>> found = caller.submit(() -> scripted.table.get(GET));
    own.receive();
    own.close();
    assertThat(found.get()).isPresent();
  }

  @Test
  void anInsertIsNotRepeatedWhenItsConnectionBreaks() throws Exception {
    Future<MutationResult> written = insert();
    own.receive();
    own.close();
    assertThat(failureOf(written))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.UNKNOWN));
  }

  @Test
  void anInterruptEndsACallAndNothingIsRepeated() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    Future<Boolean> flagged = caller.submit(() -> {
      thread.complete(Thread.currentThread());
      assertThatThrownBy(() -> scripted.table.get(GET))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.UNKNOWN));
      return Thread.interrupted();
    });
    own.receive();
    thread.get().interrupt();
    assertThat(flagged.get()).isTrue();
    // The connection is of use: its next request is that of the next call.
    Future<MutationResult> written = insert();
    answer(own, own.receive(), 1);
    assertThat(written.get().affectedRows()).isEqualTo(1);
  }

  @Test
  void closingTheClientEndsACall() throws Exception {
    Future<MutationResult> written = insert();
    own.receive();
    scripted.client.close();
    assertThat(failureOf(written)).isInstanceOf(TransportException.class);
    assertThat(own.seesEnd()).isTrue();
  }
}
