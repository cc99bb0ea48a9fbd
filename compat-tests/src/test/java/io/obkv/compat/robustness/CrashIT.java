// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.network.FreePorts;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.QueryStep;
import io.obkv.transport.Connection;
import io.obkv.transport.Transport;
import io.obkv.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives {@code kill -9}, and no batch is stored by half. */
class CrashIT {
  private static final int KILLS = 10;
  private static final int WRITERS = 16;

  /** Writes of all writers between a start and a kill. */
  private static final int WRITES_PER_LIFE = 2_000;

  private static final int KEY_COLUMNS = 3;
  private static final String TABLE = "create table if not exists crash"
      + " (writer bigint, number bigint, line bigint, v bigint, primary key (writer, number, line))";
  private static final TableCalls CALLS =
      new TableCalls("crash", List.of("writer", "number", "line"), "v", Duration.ofSeconds(30));

  private final Semaphore written = new Semaphore(0);
  private final List<WriteSeries> series = LongStream.range(0, WRITERS)
      .mapToObj(i -> new WriteSeries(i, CALLS, written::release))
      .toList();

  @Test
  void acknowledgedWritesSurviveAndBatchesAreWhole(@TempDir Path work) throws Exception {
    int port = FreePorts.find(1).get(0);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try (Transport transport = Transport.create(2)) {
      for (int kill = 0; kill < KILLS; kill++) {
        try (ServerProcess server = ServerProcess.start(work, port, TABLE, List.of("-Xmx256m"))) {
          verify(transport, server);
          writeAndKill(transport, server, threads);
        }
      }
      try (ServerProcess server = ServerProcess.start(work, port, TABLE, List.of("-Xmx256m"))) {
        verify(transport, server);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void writeAndKill(Transport transport, ServerProcess server, ExecutorService threads)
      throws Exception {
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (WriteSeries each : series) {
      Connection connection = transport.open(Connections.to(server.endpoint())).join();
      writers.add(CompletableFuture.runAsync(() -> each.writeUntilBroken(connection), threads));
    }
    boolean enough = written.tryAcquire(WRITES_PER_LIFE, 60, TimeUnit.SECONDS);
    server.kill();
    CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
    assertThat(enough).as("writes before the kill").isTrue();
  }

  private void verify(Transport transport, ServerProcess server) {
    try (Connection connection =
        transport.open(Connections.to(server.endpoint())).join()) {
      for (WriteSeries each : series) {
        assertThat(each.faults(found(connection, each))).isEmpty();
      }
    }
  }

  /** How many rows there are of each write of a series. */
  private static Map<Long, Integer> found(Connection connection, WriteSeries each) {
    Map<Long, Integer> rows = new HashMap<>();
    AsyncQueryResult page = step(connection, each, QueryStep.START, -1);
    count(page, rows);
    while (!page.end()) {
      page = step(connection, each, QueryStep.NEXT, page.sessionId());
      count(page, rows);
    }
    return rows;
  }

  private static AsyncQueryResult step(
      Connection connection, WriteSeries each, QueryStep step, long session) {
    return connection
        .send(CALLS.scan(each.firstKey(), each.lastKey(), step, session))
        .join();
  }

  private static void count(AsyncQueryResult page, Map<Long, Integer> rows) {
    List<Value> values = page.result().values();
    for (int number = 1; number < values.size(); number += KEY_COLUMNS) {
      rows.merge(values.get(number).bits(), 1, Integer::sum);
    }
  }
}
