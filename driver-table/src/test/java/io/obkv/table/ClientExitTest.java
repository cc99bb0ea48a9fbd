// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Key;
import io.obkv.transport.ScriptedPeer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClientExitTest {
  /** A program that ends when its client is closed. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      try (TableClient client = TableClient.connect(args[0])) {
        var unused = client.table("t").get(Get.of(Key.of("id", 7L)));
      }
    }
  }

  @Test
  void aProgramEndsAndPrintsNothing(@TempDir Path directory) throws Exception {
    File output = directory.resolve("output").toFile();
    try (ScriptedPeer peer = new ScriptedPeer()) {
      Process program = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Dlogback.configurationFile=" + quietLogback(directory),
              "-cp",
              System.getProperty("java.class.path"),
              Program.class.getName(),
              "obkv://root@sys@127.0.0.1:" + peer.port() + "/test?loginTimeout=10s")
          .redirectErrorStream(true)
          .redirectOutput(output)
          .start();
      try (ScriptedPeer.Client server = peer.acceptLogin("c")) {
        OperationResult miss = new OperationResult(OperationStatus.OK, 0, Entity.EMPTY, 0);
        server.answer(server.receive(), OperationResult.CODEC, miss);
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
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
