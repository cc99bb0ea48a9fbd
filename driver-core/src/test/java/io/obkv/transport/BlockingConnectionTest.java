// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.ProtocolException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.transport.ConnectionTest.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BlockingConnectionTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final ExecutorService callers = Executors.newSingleThreadExecutor();
  private final AtomicInteger released = new AtomicInteger();
  private ScriptedPeer peer;
  private Transport transport;

  @BeforeEach
  void open() throws IOException {
    peer = new ScriptedPeer();
    transport = Transport.create(1);
  }

  @AfterEach
  void close() throws IOException {
    callers.shutdownNow();
    transport.close();
    peer.close();
  }

  private <T> Future<T> byCaller(Callable<T> task) {
    return callers.submit(task);
  }

  private Future<BlockingConnection> opening() {
    return byCaller(() -> transport.openBlocking(
        peer.options().build(),
        System.nanoTime() + LONG.toNanos(),
        used -> released.incrementAndGet()));
  }

  /** An exchange of the calling thread, which owns the connection. */
  private static String exchange(Connection connection, String text, Duration timeout)
      throws Exception {
    CompletableFuture<Answer<Note>> outcome =
        connection.exchange(ConnectionTest.note(text, timeout));
    assertThat(outcome).as("an exchange is over when it returns").isDone();
    try {
      return outcome.get().message().text();
    } catch (ExecutionException e) {
      throw (ObkvException) e.getCause();
    }
  }

  private Future<String> exchanging(BlockingConnection connection, String text, Duration timeout) {
    return byCaller(() -> {
      assertThat(connection.own()).isTrue();
      return exchange(connection, text, timeout);
    });
  }

  private static Throwable failureOf(Future<?> future) throws Exception {
    try {
      future.get(10, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static void echo(ScriptedPeer.Client client, Packet request) throws IOException {
    client.answer(request, Note.CODEC, Note.of(request));
  }

  @Test
  void logsInAndExchangesWhatItsOwnerSends() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.acceptLogin("c1")) {
      BlockingConnection connection = opening.get();
      assertThat(connection.serverVersion()).hasToString("4.3.5.3");
      for (String text : new String[] {"one", "two"}) {
        Future<String> answer = exchanging(connection, text, LONG);
        Packet request = client.receive();
        assertThat(request.header().length()).isEqualTo(RpcHeader.LENGTH_LONG);
        assertThat(request.header().tenantId()).isEqualTo(1002);
        assertThat(Note.of(request).credential()).isEqualTo("c1".getBytes(StandardCharsets.UTF_8));
        echo(client, request);
        assertThat(answer.get()).isEqualTo(text);
      }
      assertThat(released).hasValue(2);
      assertThat(connection.inFlight()).isZero();
    }
  }

  @Test
  void sendsAndReadsMoreThanSocketsHold() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      String text = "x".repeat(20 << 20);
      Future<String> answer = exchanging(opening.get(), text, LONG);
      echo(client, client.receive());
      assertThat(answer.get()).isEqualTo(text);
    }
  }

  @Test
  void dropsAnAnswerThatComesAfterTheDeadline() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      BlockingConnection connection = opening.get();
      Future<String> late = exchanging(connection, "late", Duration.ofMillis(50));
      Packet lateRequest = client.receive();
      assertThat(failureOf(late))
          .isInstanceOfSatisfying(
              DeadlineExceededException.class,
              e -> assertThat(e.effect()).isEqualTo(Effect.UNKNOWN));

      Future<String> next = exchanging(connection, "next", LONG);
      Packet request = client.receive();
      echo(client, lateRequest);
      echo(client, request);
      assertThat(next.get()).isEqualTo("next");
    }
  }

  @Test
  void sendsNothingWhoseTimeHasPassed() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      BlockingConnection connection = opening.get();
      assertThat(failureOf(exchanging(connection, "never", Duration.ofNanos(1))))
          .isInstanceOfSatisfying(
              DeadlineExceededException.class,
              e -> assertThat(e.effect()).isEqualTo(Effect.NOT_APPLIED));
      Future<String> next = exchanging(connection, "next", LONG);
      Packet request = client.receive();
      assertThat(Note.of(request).text()).isEqualTo("next");
      echo(client, request);
      assertThat(next.get()).isEqualTo("next");
    }
  }

  @Test
  void anInterruptEndsTheWaitAndLeavesTheConnectionUsable() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      BlockingConnection connection = opening.get();
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      Future<Boolean> flagged = byCaller(() -> {
        thread.complete(Thread.currentThread());
        assertThat(connection.own()).isTrue();
        try {
          exchange(connection, "interrupted", LONG);
          return false;
        } catch (TransportException e) {
          assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
          assertThat(e).hasCauseInstanceOf(InterruptedException.class);
          return Thread.interrupted();
        }
      });
      Packet given = client.receive();
      thread.get().interrupt();
      assertThat(flagged.get()).isTrue();

      Future<String> next = exchanging(connection, "next", LONG);
      Packet request = client.receive();
      echo(client, given);
      echo(client, request);
      assertThat(next.get()).isEqualTo("next");
    }
  }

  @Test
  void failsWhatWaitsWhenTheServerCloses() throws Exception {
    Future<BlockingConnection> opening = opening();
    BlockingConnection connection;
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      connection = opening.get();
      Future<String> answer = exchanging(connection, "lost", LONG);
      client.receive();
      client.close();
      assertThat(failureOf(answer))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.UNKNOWN));
    }
    assertThat(connection.isOpen()).isFalse();
    assertThat(connection.closed()).isDone();
  }

  @Test
  void isNotGivenToAThreadWhenTheServerHasClosedIt() throws Exception {
    Future<BlockingConnection> opening = opening();
    ScriptedPeer.Client client = peer.acceptLogin("c");
    BlockingConnection connection = opening.get();
    client.close();
    assertThat(byCaller(connection::own).get()).isFalse();
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void anotherThreadsCloseWakesTheOwner() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      BlockingConnection connection = opening.get();
      Future<String> answer = exchanging(connection, "closed", LONG);
      client.receive();
      connection.close();
      assertThat(failureOf(answer)).isInstanceOf(TransportException.class);
      assertThat(client.seesEnd()).isTrue();
    }
  }

  @Test
  void refusesThreadsThatDoNotOwnIt() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      BlockingConnection connection = opening.get();
      assertThat(failureOf(connection.exchange(ConnectionTest.note("mine", LONG))))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.NOT_APPLIED));
      Future<String> owners = exchanging(connection, "the owner's", LONG);
      echo(client, client.receive());
      assertThat(owners.get()).isEqualTo("the owner's");
    }
  }

  @Test
  void logsInAgainWhenTheCredentialIsForgotten() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.acceptLogin("old")) {
      Future<String> answer = exchanging(opening.get(), "again", LONG);
      client.refuse(client.receive(), ErrorCode.OB_KV_CREDENTIAL_NOT_MATCH.number(), "expired");
      client.answerLogin(client.receive(), "new");
      Packet repeated = client.receive();
      assertThat(Note.of(repeated).credential()).isEqualTo("new".getBytes(StandardCharsets.UTF_8));
      client.refuse(repeated, ErrorCode.OB_KV_CREDENTIAL_NOT_MATCH.number(), "expired");
      assertThat(failureOf(answer)).isInstanceOf(ServerException.class);
    }
  }

  @Test
  void aRefusedLoginIsTold() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.accept()) {
      client.refuse(client.receive(), ErrorCode.OB_PASSWORD_WRONG.number(), "no");
      assertThat(failureOf(opening)).isInstanceOf(ServerException.class);
      assertThat(client.seesEnd()).isTrue();
    }
  }

  @Test
  void anAnswerThatIsNotOneClosesTheConnection() throws Exception {
    Future<BlockingConnection> opening = opening();
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      BlockingConnection connection = opening.get();
      Future<String> answer = exchanging(connection, "garbled", LONG);
      client.send(client.receive(), Opcode.EXECUTE, new byte[] {1, 2, 3}, 1);
      assertThat(failureOf(answer)).isInstanceOf(ProtocolException.class);
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @Test
  void aRequestThatIsTooLongHarmsNoOther() throws Exception {
    Future<BlockingConnection> opening = byCaller(() -> transport.openBlocking(
        peer.options().maxPacketLength(1000).build(),
        System.nanoTime() + LONG.toNanos(),
        used -> released.incrementAndGet()));
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      BlockingConnection connection = opening.get();
      assertThat(failureOf(exchanging(connection, "x".repeat(2000), LONG)))
          .isInstanceOf(ProtocolException.class);
      Future<String> next = exchanging(connection, "short", LONG);
      echo(client, client.receive());
      assertThat(next.get()).isEqualTo("short");
    }
  }
}
