// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.network.FreePorts;
import io.obkv.protocol.message.OperationResult;
import io.obkv.transport.Connection;
import io.obkv.transport.Transport;
import io.obkv.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged frames neither stop the server, nor keep it from serving others, nor make it use more memory
 * than its small heap. {@code -Dobkv.fuzz.seed=N} repeats a run, {@code -Dobkv.fuzz.frames=N} sets
 * its length.
 */
class FuzzIT {
  private static final int FRAMES = Integer.getInteger("obkv.fuzz.frames", 50_000);
  private static final int ATTACKERS = 4;
  private static final List<String> SMALL_HEAP = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
  private static final String TABLES = RequestCorpus.TABLE
      + "; create table if not exists live (k varchar(64) primary key, v bigint)";
  private static final TableCalls LIVE =
      new TableCalls("live", List.of("k"), "v", Duration.ofSeconds(30));

  private static final TableCalls FUZZED =
      new TableCalls("fuzz", List.of("k"), "v", Duration.ofSeconds(30));

  private final long seed = Long.getLong("obkv.fuzz.seed", System.nanoTime());
  private final String description = "seed " + seed;

  @Test
  void damagedFramesHarmNobodyElse(@TempDir Path work) throws Exception {
    int port = FreePorts.find(1).get(0);
    ExecutorService threads = Executors.newFixedThreadPool(ATTACKERS);
    try (ServerProcess server = ServerProcess.start(work, port, TABLES, SMALL_HEAP);
        Transport transport = Transport.create(1)) {
      Connection live = transport.open(Connections.to(server.endpoint())).join();
      CompletableFuture<Void> attack = attack(server, live.loginResult().credential(), threads);
      long served = 0;
      while (!attack.isDone()) {
        serve(live, served++);
      }
      assertThat(attack).as(description).succeedsWithin(Duration.ZERO);
      serve(live, served);
      assertThat(server.isAlive()).as(description).isTrue();
      assertThat(served).as(description).isPositive();
      assertThat(rowsOfTheAttackers(live))
          .as("undamaged requests that were served")
          .isPositive();
    } finally {
      threads.shutdownNow();
    }
  }

  private CompletableFuture<Void> attack(
      ServerProcess server, byte[] credential, ExecutorService threads) {
    return CompletableFuture.allOf(IntStream.range(0, ATTACKERS)
        .mapToObj(i -> new FrameSource(new Random(seed + i), credential))
        .map(frames -> new Attacker(server.endpoint(), frames))
        .map(attacker -> CompletableFuture.runAsync(() -> send(attacker), threads))
        .toArray(CompletableFuture[]::new));
  }

  private static void send(Attacker attacker) {
    try {
      attacker.send(FRAMES / ATTACKERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some frames are whole; that their rows are there shows that the others were near to requests. */
  private static long rowsOfTheAttackers(Connection live) {
    return IntStream.range(0, RequestCorpus.KEYS)
        .mapToObj(i -> live.send(FUZZED.get(List.of(Value.ofString("key" + i)))).join())
        .filter(result -> !result.entity().properties().isEmpty())
        .count();
  }

  /** Stores a value and reads it back, as any client would. */
  private void serve(Connection live, long value) {
    List<Value> key = List.of(Value.ofString("alive"));
    var unused = live.send(LIVE.write(key, Value.ofBigInt(value))).join();
    OperationResult found = live.send(LIVE.get(key)).join();
    assertThat(found.entity().properties().get(0).value().bits())
        .as(description)
        .isEqualTo(value);
  }
}
