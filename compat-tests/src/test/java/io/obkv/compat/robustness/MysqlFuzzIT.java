// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.network.FreePorts;
import io.obkv.compat.sql.MysqlSocket;
import io.obkv.protocol.mysql.EofPacket;
import io.obkv.protocol.mysql.MysqlPacket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What clients of the SQL port may send or leave undone: the server goes on, serves others, and stays
 * within its small heap. {@code -Dobkv.fuzz.seed=N} repeats a run, {@code -Dobkv.fuzz.frames=N} sets its
 * length.
 */
class MysqlFuzzIT {
  private static final int PACKETS = Integer.getInteger("obkv.fuzz.frames", 50_000);
  private static final int ATTACKERS = 4;
  private static final int IDLE_CONNECTIONS = 1_000;
  private static final int DEAF_CLIENTS = 20;
  private static final List<String> SMALL_HEAP =
      List.of("-Xmx192m", "-XX:MaxDirectMemorySize=64m", "-XX:+ExitOnOutOfMemoryError");
  private static final String TABLES =
      "create table if not exists fuzz (k varchar(64) primary key, v bigint);"
          + "create table if not exists live (k int primary key, v bigint);"
          + "create table if not exists large (k int primary key, v varchar(10000));";

  private final long seed = Long.getLong("obkv.fuzz.seed", System.nanoTime());
  private final String description = "seed " + seed;

  @Test
  void damagedPacketsHarmNobodyElse(@TempDir Path work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(ATTACKERS);
    try (ServerProcess server = start(work);
        MysqlSocket live = outOfReachOfKills(server)) {
      CompletableFuture<Void> attack = attack(server, threads);
      long served = 0;
      while (!attack.isDone()) {
        serve(live, served++);
      }
      assertThat(attack).as(description).succeedsWithin(Duration.ZERO);
      serve(live, served);
      assertThat(server.isAlive()).as(description).isTrue();
      assertThat(served).as(description).isPositive();
      assertThat(rows(live, "select v from fuzz where k = 'key1'"))
          .as("undamaged statements that were served")
          .isNotEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void idleConnectionsDoNotKeepOthersOut(@TempDir Path work) throws Exception {
    List<MysqlSocket> idle = new ArrayList<>();
    try (ServerProcess server = start(work)) {
      for (int i = 0; i < IDLE_CONNECTIONS; i++) {
        idle.add(MysqlSocket.logIn(server.sqlEndpoint()));
      }
      try (MysqlSocket live = MysqlSocket.logIn(server.sqlEndpoint())) {
        serve(live, 1);
        assertThat(rows(live, "show processlist")).hasSize(IDLE_CONNECTIONS + 1);
      }
      serve(idle.get(IDLE_CONNECTIONS - 1), 2);
    } finally {
      for (MysqlSocket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void clientsThatNeverReadCostNoMemory(@TempDir Path work) throws Exception {
    List<MysqlSocket> deaf = new ArrayList<>();
    try (ServerProcess server = start(work);
        MysqlSocket live = MysqlSocket.logIn(server.sqlEndpoint())) {
      for (int i = 0; i < 2_000; i++) {
        live.query("insert into large values (" + i + ", repeat('x', 10000))");
        assertThat(live.readOk().affectedRows()).isEqualTo(1);
      }
      for (int i = 0; i < DEAF_CLIENTS; i++) {
        MysqlSocket socket = MysqlSocket.logInNarrow(server.sqlEndpoint());
        deaf.add(socket);
        // 20 MB each time, of which the client reads nothing.
        for (int j = 0; j < 10; j++) {
          socket.query("select * from large; select * from large; select * from large");
        }
      }
      for (int i = 0; i < 200; i++) {
        serve(live, i);
      }
      assertThat(server.isAlive()).isTrue();
      // Who reads after all gets everything.
      assertThat(countRows(deaf.get(0))).isEqualTo(2_000);
    } finally {
      for (MysqlSocket socket : deaf) {
        socket.close();
      }
    }
  }

  /**
   * A connection whose number is several flipped bits away from those in the packets: a damaged
   * COM_STMT_FETCH of statement 1 is a whole COM_PROCESS_KILL of connection 1.
   */
  private static MysqlSocket outOfReachOfKills(ServerProcess server) throws IOException {
    for (int number = 1; number < 0b111100; number++) {
      MysqlSocket.logIn(server.sqlEndpoint()).close();
    }
    return MysqlSocket.logIn(server.sqlEndpoint());
  }

  private static ServerProcess start(Path work) throws IOException {
    return ServerProcess.start(work, FreePorts.find(1).get(0), TABLES, SMALL_HEAP);
  }

  private CompletableFuture<Void> attack(ServerProcess server, ExecutorService threads) {
    return CompletableFuture.allOf(IntStream.range(0, ATTACKERS)
        .mapToObj(i -> new MysqlAttacker(server.sqlEndpoint(), new Random(seed + i)))
        .map(attacker -> CompletableFuture.runAsync(() -> send(attacker), threads))
        .toArray(CompletableFuture[]::new));
  }

  private static void send(MysqlAttacker attacker) {
    try {
      attacker.send(PACKETS / ATTACKERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores a value and reads it back, as any client would. */
  private void serve(MysqlSocket live, long value) throws IOException {
    live.query("replace into live values (1, " + value + ")");
    assertThat(live.readOk().affectedRows()).as(description).isPositive();
    assertThat(rows(live, "select v from live where k = 1"))
        .as(description)
        .singleElement()
        .satisfies(
            row -> assertThat(row.reader().lengthEncodedText()).isEqualTo(Long.toString(value)));
  }

  private static List<MysqlPacket> rows(MysqlSocket client, String sql) throws IOException {
    client.query(sql);
    skipHead(client);
    List<MysqlPacket> rows = new ArrayList<>();
    for (MysqlPacket row = client.read(); !EofPacket.isEof(row); row = client.read()) {
      rows.add(row);
    }
    return rows;
  }

  private static int countRows(MysqlSocket client) throws IOException {
    skipHead(client);
    int count = 0;
    while (!EofPacket.isEof(client.read())) {
      count++;
    }
    return count;
  }

  private static void skipHead(MysqlSocket client) throws IOException {
    MysqlPacket first = client.read();
    assertThat(first.payload()).hasSize(1);
    for (int i = 0; i <= first.firstByte(); i++) {
      client.read();
    }
  }
}
