// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.protocol.message.LoginRequest;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private ScriptedPeer peer;
  private Transport transport;

  /** A message of a credential and a text, so that the tests can tell requests apart. */
  record Note(byte[] credential, String text) {
    static final Codec<Note> CODEC = new Codec<>() {
      @Override
      public void encode(Note m, WireWriter out) {
        out.bstring(m.credential()).vstring(m.text());
      }

      @Override
      public Note decode(WireReader in) {
        return new Note(in.bstring(), in.vstring());
      }
    };

    static Note of(Packet packet) {
      return CODEC.fromBytes(packet.body());
    }
  }

  static Request<Note> note(String text, Duration timeout) {
    return Request.of(
        Opcode.EXECUTE, credential -> new Note(credential, text), Note.CODEC, Note.CODEC, timeout);
  }

  @BeforeEach
  void open() throws IOException {
    peer = new ScriptedPeer();
    transport = Transport.create(1);
  }

  @AfterEach
  void close() throws IOException {
    transport.close();
    peer.close();
  }

  private static Throwable failureOf(CompletableFuture<?> future) {
    Throwable thrown = catchThrowable(() -> future.get(10, TimeUnit.SECONDS));
    return thrown instanceof ExecutionException ? thrown.getCause() : thrown;
  }

  private static void echo(ScriptedPeer.Client client, Packet request) throws IOException {
    client.answer(request, Note.CODEC, Note.of(request));
  }

  @Test
  void logsIn() throws Exception {
    CompletableFuture<Connection> opening =
        transport.open(peer.options().password("secret").build());
    try (ScriptedPeer.Client client = peer.accept()) {
      Packet packet = client.receive();
      LoginRequest login = LoginRequest.CODEC.fromBytes(packet.body());
      assertThat(packet.header().length()).isEqualTo(RpcHeader.LENGTH_SHORT);
      assertThat(packet.header().flags()).isEqualTo(0x0227);
      assertThat(packet.header().tenantId()).isEqualTo(1);
      assertThat(packet.header().traceId1()).isEqualTo(1);
      assertThat(login.tenantName()).isEqualTo("sys");
      assertThat(login.secret()).hasSize(20);
      client.answerLogin(packet, "c1");

      Connection connection = opening.get();
      assertThat(connection.serverVersion()).hasToString("4.3.5.3");
      CompletableFuture<Note> answer = connection.send(note("hello", LONG));
      Packet request = client.receive();
      assertThat(request.header().length()).isEqualTo(RpcHeader.LENGTH_LONG);
      assertThat(request.header().tenantId()).isEqualTo(1002);
      assertThat(Note.of(request).credential()).isEqualTo("c1".getBytes(StandardCharsets.UTF_8));
      echo(client, request);
      assertThat(answer.get().text()).isEqualTo("hello");
      assertThat(connection.inFlight()).isZero();
    }
  }

  @Test
  void refusedLoginFailsTheOpeningAndCloses() throws Exception {
    CompletableFuture<Connection> opening = transport.open(peer.options().build());
    try (ScriptedPeer.Client client = peer.accept()) {
      client.refuse(client.receive(), ErrorCode.OB_PASSWORD_WRONG.number(), "Access denied");
      assertThat(failureOf(opening)).isInstanceOfSatisfying(ServerException.class, e -> {
        assertThat(e.code()).contains(ErrorCode.OB_PASSWORD_WRONG);
        assertThat(e.address()).isEqualTo("127.0.0.1:" + peer.port());
      });
      assertThat(client.seesEnd()).isTrue();
    }
  }

  @Test
  void matchesAnswersOutOfOrder() throws Exception {
    CompletableFuture<Connection> opening = transport.open(peer.options().build());
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      Connection connection = opening.get();
      CompletableFuture<Note> first = connection.send(note("first", LONG));
      CompletableFuture<Note> second = connection.send(note("second", LONG));
      Packet one = client.receive();
      Packet two = client.receive();
      echo(client, two);
      assertThat(second.get().text()).isEqualTo("second");
      assertThat(first).isNotDone();
      echo(client, one);
      assertThat(first.get().text()).isEqualTo("first");
    }
  }

  @Test
  void droppedConnectionFailsWhatWaitsAtOnce() throws Exception {
    CompletableFuture<Connection> opening = transport.open(peer.options().build());
    ScriptedPeer.Client client = peer.acceptLogin("c");
    Connection connection = opening.get();
    CompletableFuture<Note> first = connection.send(note("first", LONG));
    CompletableFuture<Note> second = connection.send(note("second", LONG));
    client.receive();
    client.receive();
    long start = System.nanoTime();
    client.close();
    assertThat(failureOf(first))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.UNKNOWN));
    assertThat(failureOf(second)).isInstanceOf(TransportException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
    assertThat(connection.isOpen()).isFalse();
    assertThat(failureOf(connection.send(note("third", LONG))))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.NOT_APPLIED));
    assertThat(connection.inFlight()).isZero();
  }

  @Test
  void dropsAnAnswerThatComesAfterTheDeadline() throws Exception {
    CompletableFuture<Connection> opening = transport.open(peer.options().build());
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      Connection connection = opening.get();
      CompletableFuture<Note> slow = connection.send(note("slow", Duration.ofMillis(50)));
      Packet request = client.receive();
      assertThat(failureOf(slow))
          .isInstanceOfSatisfying(
              DeadlineExceededException.class,
              e -> assertThat(e.effect()).isEqualTo(Effect.UNKNOWN));
      CompletableFuture<Note> next = connection.send(note("next", LONG));
      echo(client, request);
      echo(client, client.receive());
      assertThat(next.get().text()).isEqualTo("next");
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void logsInAgainWhenTheCredentialIsForgotten() throws Exception {
    CompletableFuture<Connection> opening = transport.open(peer.options().build());
    try (ScriptedPeer.Client client = peer.acceptLogin("old")) {
      Connection connection = opening.get();
      CompletableFuture<Note> answer = connection.send(note("hello", LONG));
      client.refuse(client.receive(), ErrorCode.OB_KV_CREDENTIAL_NOT_MATCH.number(), "");
      Packet login = client.receive();
      assertThat(login.header().opcode()).isEqualTo(Opcode.LOGIN);
      client.answerLogin(login, "new");
      Packet again = client.receive();
      assertThat(Note.of(again).credential()).isEqualTo("new".getBytes(StandardCharsets.UTF_8));
      echo(client, again);
      assertThat(answer.get().text()).isEqualTo("hello");
    }
  }

  @Test
  void refusesAnOversizeLengthAndAWrongChecksum() throws Exception {
    CompletableFuture<Connection> opening = transport.open(peer.options().build());
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      CompletableFuture<Note> answer = opening.get().send(note("hello", LONG));
      Packet request = client.receive();
      client.raw(new WireWriter(WireWriter.LengthForm.SHORTEST)
          .i32(Packet.MAGIC)
          .i32(Packet.DEFAULT_MAX_LENGTH + 1)
          .i32(request.channelId())
          .i32(0)
          .toByteArray());
      assertThat(failureOf(answer))
          .isInstanceOf(TransportException.class)
          .hasCauseInstanceOf(ProtocolException.class);
      assertThat(client.seesEnd()).isTrue();
    }
    opening = transport.open(peer.options().build());
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      CompletableFuture<Note> answer = opening.get().send(note("hello", LONG));
      Packet request = client.receive();
      client.send(request, Opcode.EXECUTE, new byte[] {1, 3, 0, 0, 0}, 1);
      assertThat(failureOf(answer)).isInstanceOf(ProtocolException.class);
      assertThat(client.seesEnd()).isTrue();
    }
  }
}
