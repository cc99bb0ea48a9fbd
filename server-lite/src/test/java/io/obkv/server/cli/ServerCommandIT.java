// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandIT {
  private static final int TERMINATED = 128 + 15;

  @Test
  void printsOneLineWhenItServesAndStopsAtTheFirstSignal(@TempDir Path directory) throws Exception {
    try (ServerProcess process = ServerProcess.run(
        Main.class,
        "server",
        "--rpc-port",
        "0",
        "--http-port",
        "0",
        "--sql-port",
        "0",
        "--data-dir",
        directory.toString())) {
      int[] ports = process.ready();
      try (Socket rpc = new Socket(InetAddress.getLoopbackAddress(), ports[0])) {
        assertThat(rpc.isConnected()).isTrue();
      }
      try (Socket sql = new Socket(InetAddress.getLoopbackAddress(), ports[2])) {
        // Beside the greeting's length and number stands the protocol's version.
        assertThat(sql.getInputStream().readNBytes(5)[4]).isEqualTo((byte) 10);
      }
      assertThat(get("http://127.0.0.1:" + ports[1] + "/health")).isEqualTo("{\"status\":\"ok\"}");
      process.terminate();

      assertThat(process.rest()).isEmpty();
      assertThat(process.exitCode()).isEqualTo(TERMINATED);
    }
  }

  @Test
  void tellsWhatIsWrongWithAnOption() throws Exception {
    try (ServerProcess process = ServerProcess.run(Main.class, "server", "--rpc-port", "70000")) {
      assertThat(process.rest())
          .isEqualTo("obkv: rpcPort must be between 0 and 65535, was 70000\n");
      assertThat(process.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void refusesOtherMachinesWhileRootHasNoPassword() throws Exception {
    try (ServerProcess process = ServerProcess.run(
        Main.class,
        "server",
        "--host",
        "0.0.0.0",
        "--rpc-port",
        "0",
        "--http-port",
        "0",
        "--sql-port",
        "0")) {
      assertThat(process.rest()).contains("root has no password");
      assertThat(process.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void leavesNoThreadBehindWhenEmbedded() throws Exception {
    try (ServerProcess process = ServerProcess.run(StartAndClose.class)) {
      assertThat(process.rest()).isEqualTo("closed\n");
      assertThat(process.exitCode()).isZero();
    }
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
