// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.protocol.packet.Packet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionPoolTest {
  private static final Backoff FAST = new Backoff(Duration.ofMillis(1), Duration.ofMillis(20));
  private static final Duration LONG = Duration.ofSeconds(10);

  private ScriptedPeer peer;
  private Transport transport;

  /** A waiter that is a future. */
  private static final class Acquired extends CompletableFuture<Connection>
      implements ConnectionPool.Waiter {
    @Override
    public void ready(Connection connection) {
      complete(connection);
    }

    @Override
    public void failed(ObkvException cause) {
      completeExceptionally(cause);
    }
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

  private ConnectionPool pool(int size) {
    return ConnectionPool.open(transport, peer.options().build(), size, FAST, PoolListener.NONE);
  }

  private static Acquired acquire(ConnectionPool pool, Duration timeout) {
    Acquired acquired = new Acquired();
    pool.acquire(System.nanoTime() + timeout.toNanos(), acquired);
    return acquired;
  }

  private static Throwable failureOf(CompletableFuture<?> future) throws Exception {
    try {
      future.get(10, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @Test
  void handsOverAConnectionOnceOneIsOpen() throws Exception {
    ConnectionPool pool = pool(1);
    Acquired first = acquire(pool, LONG);
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      assertThat(first.get().isOpen()).isTrue();
      assertThat(pool.leastLoaded()).isSameAs(first.get());
      pool.close();
      assertThat(client.seesEnd()).isTrue();
    }
  }

  @Test
  void picksTheConnectionWithFewestRequestsUnderWay() throws Exception {
    ConnectionPool pool = pool(2);
    try (ScriptedPeer.Client one = peer.acceptLogin("c");
        ScriptedPeer.Client two = peer.acceptLogin("c")) {
      assertThat(one).isNotSameAs(two);
      await().until(() -> {
        Connection first = pool.leastLoaded();
        if (first == null) {
          return false;
        }
        var unused = first.send(ConnectionTest.note("busy", LONG));
        return pool.leastLoaded() != first;
      });
    }
  }

  @Test
  void opensALostConnectionAgain() throws Exception {
    ConnectionPool pool = pool(1);
    ScriptedPeer.Client client = peer.acceptLogin("c");
    Connection lost = acquire(pool, LONG).get();
    client.close();
    lost.closed().get();
    Acquired next = acquire(pool, LONG);
    try (ScriptedPeer.Client again = peer.acceptLogin("c")) {
      assertThat(next.get()).isNotSameAs(lost);
      assertThat(again).isNotNull();
    }
  }

  @Test
  void waitsForTheRepairUntilTheDeadline() throws Exception {
    peer.close();
    ConnectionPool pool = pool(1);
    assertThat(failureOf(acquire(pool, Duration.ofMillis(100))))
        .isInstanceOfSatisfying(DeadlineExceededException.class, e -> {
          assertThat(e.effect()).isEqualTo(Effect.NOT_APPLIED);
          assertThat(e).hasCauseInstanceOf(TransportException.class);
        });
    Acquired patient = acquire(pool, LONG);
    peer = new ScriptedPeer(peer.port());
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      assertThat(patient.get().isOpen()).isTrue();
      assertThat(client).isNotNull();
    }
  }

  @Test
  void failsAtOnceWhenTheLoginIsRefused() throws Exception {
    ConnectionPool pool = pool(1);
    Acquired waiting = acquire(pool, LONG);
    try (ScriptedPeer.Client client = peer.accept()) {
      client.refuse(client.receive(), ErrorCode.OB_PASSWORD_WRONG.number(), "Access denied");
      assertThat(failureOf(waiting)).isInstanceOf(ServerException.class);
    }
  }

  @Test
  void closingFailsWhatWaits() throws Exception {
    ConnectionPool pool = pool(1);
    Acquired waiting = acquire(pool, LONG);
    pool.close();
    assertThat(failureOf(waiting)).isInstanceOf(TransportException.class);
    assertThat(failureOf(acquire(pool, LONG))).isInstanceOf(TransportException.class);
  }

  /** Calls for the calling thread, until one connection was opened or reused. */
  private static Connection takenAfter(ConnectionPool pool, int calls) {
    Connection taken = null;
    for (int i = 0; i < calls && taken == null; i++) {
      taken = pool.takeForCaller(System.nanoTime() + LONG.toNanos());
    }
    return taken;
  }

  @Test
  void opensConnectionsForCallersThatCallOften() throws Exception {
    ConnectionPool pool = ConnectionPool.open(
        transport, peer.options().blockingConnections(1).build(), 1, FAST, PoolListener.NONE);
    Acquired shared = acquire(pool, LONG);
    try (ScriptedPeer.Client client = peer.acceptLogin("c")) {
      assertThat(shared.get()).isNotNull();
      assertThat(takenAfter(pool, 10)).isNull();
      CompletableFuture<ScriptedPeer.Client> second =
          CompletableFuture.supplyAsync(() -> acceptLogin(peer));
      Connection own = takenAfter(pool, 100);
      assertThat(own).isNotNull().isNotSameAs(shared.get());
      assertThat(takenAfter(pool, 100)).as("more than there may be").isNull();

      CompletableFuture<Packet> request = second.thenApplyAsync(ConnectionPoolTest::echoed);
      var answer = own.exchange(ConnectionTest.note("hello", LONG));
      assertThat(answer.get().message().text()).isEqualTo("hello");
      assertThat(request).succeedsWithin(LONG);
      assertThat(takenAfter(pool, 1)).as("one that is free again").isSameAs(own);

      pool.close();
      assertThat(second.get().seesEnd()).isTrue();
      assertThat(client.seesEnd()).isTrue();
    }
  }

  private static ScriptedPeer.Client acceptLogin(ScriptedPeer peer) {
    try {
      return peer.acceptLogin("own");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Packet echoed(ScriptedPeer.Client client) {
    try {
      Packet request = client.receive();
      client.answer(request, ConnectionTest.Note.CODEC, ConnectionTest.Note.of(request));
      return request;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
