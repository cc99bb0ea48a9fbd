// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.network.FreePorts;
import io.obkv.error.TransportException;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Key;
import io.obkv.table.result.MutationResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the table driver makes of its server's going away, and of its own end. */
@Timeout(120)
class DriverDropIT {
  private static final int REQUESTS = 100;
  private static final Duration SOON = Duration.ofMillis(100);
  private static final String TABLE =
      "create table if not exists drops (k varchar(64) primary key, v bigint)";
  private static final List<String> SMALL_HEAP = List.of("-Xmx256m");

  /** A program that ends when its client is closed. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      try (TableClient client = connect(Integer.parseInt(args[0]))) {
        Table table = client.table("drops");
        table.insert(Insert.of(key(1)).set("v", 1L));
        if (table.get(Get.of(key(1))).isEmpty()) {
          throw new IllegalStateException("the row is lost");
        }
      }
    }
  }

  private static TableClient connect(int port) {
    return TableClient.connect(
        "obkv://root@test#lite@127.0.0.1:" + port + "/test?loginTimeout=10s&connectTimeout=10s"
            + "&attemptTimeout=20s&serverTimeout=20s&timeout=60s");
  }

  private static Key key(int number) {
    return Key.of("k", "key" + number);
  }

  private static CompletableFuture<MutationResult> insert(Table table, int number) {
    return table.insertAsync(Insert.of(key(number)).set("v", (long) number));
  }

  @Test
  void callsUnderWayFailAtOnceWhenTheirServerIsKilled(@TempDir Path work) throws Exception {
    int port = FreePorts.find(1).get(0);
    try (ServerProcess server = ServerProcess.start(work, port, TABLE, SMALL_HEAP);
        TableClient client = connect(port)) {
      Table table = client.table("drops");
      server.freeze();
      // Inserts, for the driver repeats none of them by itself.
      List<CompletableFuture<MutationResult>> waiting =
          IntStream.range(0, REQUESTS).mapToObj(i -> insert(table, i)).toList();
      CompletableFuture<Void> all =
          CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new));
      assertThat(all).isNotDone();
      server.kill();
      assertThat(all)
          .failsWithin(SOON)
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(TransportException.class);
      assertThat(waiting).allSatisfy(each -> assertThat(each).isCompletedExceptionally());
    }
  }

  @Test
  void theSameClientWorksOnAfterARestart(@TempDir Path work) throws Exception {
    int port = FreePorts.find(1).get(0);
    ServerProcess first = ServerProcess.start(work, port, TABLE, SMALL_HEAP);
    try (TableClient client = connect(port)) {
      Table table = client.table("drops");
      table.insert(Insert.of(key(7)).set("v", 7L));
      first.kill();
      try (ServerProcess second = ServerProcess.start(work, port, TABLE, SMALL_HEAP)) {
        assertThat(table.get(Get.of(key(7))).orElseThrow().getLong("v")).isEqualTo(7);
        assertThat(table.insert(Insert.of(key(8)).set("v", 8L)).affectedRows()).isEqualTo(1);
        assertThat(second.isAlive()).isTrue();
      }
    } finally {
      first.close();
    }
  }

  @Test
  void callsThatMayBeRepeatedOutliveARestart(@TempDir Path work) throws Exception {
    int port = FreePorts.find(1).get(0);
    ServerProcess first = ServerProcess.start(work, port, TABLE, SMALL_HEAP);
    try (TableClient client = connect(port)) {
      Table table = client.table("drops");
      first.freeze();
      CompletableFuture<MutationResult> write =
          table.insertOrUpdateAsync(InsertOrUpdate.of(key(9)).set("v", 9L));
      first.kill();
      try (ServerProcess second = ServerProcess.start(work, port, TABLE, SMALL_HEAP)) {
        assertThat(write).succeedsWithin(Duration.ofSeconds(30));
        assertThat(table.get(Get.of(key(9))).orElseThrow().getLong("v")).isEqualTo(9);
        assertThat(second.isAlive()).isTrue();
      }
    } finally {
      first.close();
    }
  }

  @Test
  void aProgramThatClosedItsClientEndsAndPrintsNothing(@TempDir Path work) throws Exception {
    int port = FreePorts.find(1).get(0);
    File output = work.resolve("output").toFile();
    try (ServerProcess server = ServerProcess.start(work, port, TABLE, SMALL_HEAP)) {
      Process program = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Dlogback.configurationFile=" + quietLogback(work),
              "-cp",
              System.getProperty("java.class.path"),
              Program.class.getName(),
              Integer.toString(server.endpoint().port()))
          .redirectErrorStream(true)
          .redirectOutput(output)
          .start();
      try {
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        program.destroyForcibly();
      }
      assertThat(program.exitValue()).isZero();
    }
    assertThat(output).isEmpty();
  }

  /** Logging is the application's to print: here it does not. */
  private static Path quietLogback(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("logback.xml"),
        "<configuration><statusListener "
            + "class=\"ch.qos.logback.core.status.NopStatusListener\"/></configuration>");
  }
}
