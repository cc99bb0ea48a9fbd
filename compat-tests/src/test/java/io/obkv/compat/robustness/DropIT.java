// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.network.FreePorts;
import io.obkv.error.TransportException;
import io.obkv.protocol.message.OperationResult;
import io.obkv.transport.Connection;
import io.obkv.transport.Transport;
import io.obkv.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of requests when their server goes away. */
class DropIT {
  private static final int REQUESTS = 100;
  private static final Duration SOON = Duration.ofMillis(100);
  private static final String TABLE =
      "create table if not exists drops (k varchar(64) primary key, v bigint)";
  private static final TableCalls CALLS =
      new TableCalls("drops", List.of("k"), "v", Duration.ofSeconds(60));

  @Test
  void requestsUnderWayFailAtOnceWhenTheirServerIsKilled(@TempDir Path work) throws Exception {
    int port = FreePorts.find(1).get(0);
    try (ServerProcess server = ServerProcess.start(work, port, TABLE, List.of("-Xmx256m"));
        Transport transport = Transport.create(1)) {
      Connection connection = transport.open(Connections.to(server.endpoint())).join();
      server.freeze();
      List<CompletableFuture<OperationResult>> waiting = IntStream.range(0, REQUESTS)
          .mapToObj(i ->
              connection.send(CALLS.write(List.of(Value.ofString("key" + i)), Value.ofBigInt(i))))
          .toList();
      CompletableFuture<Void> all =
          CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new));
      assertThat(all).isNotDone();
      server.kill();
      assertThat(all)
          .failsWithin(SOON)
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(TransportException.class);
      assertThat(waiting).allSatisfy(each -> assertThat(each).isCompletedExceptionally());
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @Test
  void aTransportConnectsAgainAfterARestart(@TempDir Path work) throws Exception {
    int port = FreePorts.find(1).get(0);
    List<Value> key = List.of(Value.ofString("kept"));
    try (Transport transport = Transport.create(1)) {
      try (ServerProcess server = ServerProcess.start(work, port, TABLE, List.of("-Xmx256m"))) {
        Connection connection =
            transport.open(Connections.to(server.endpoint())).join();
        var unused = connection.send(CALLS.write(key, Value.ofBigInt(7))).join();
      }
      try (ServerProcess server = ServerProcess.start(work, port, TABLE, List.of("-Xmx256m"))) {
        Connection connection =
            transport.open(Connections.to(server.endpoint())).join();
        OperationResult found = connection.send(CALLS.get(key)).join();
        assertThat(found.entity().properties().get(0).value()).isEqualTo(Value.ofBigInt(7));
      }
    }
  }
}
