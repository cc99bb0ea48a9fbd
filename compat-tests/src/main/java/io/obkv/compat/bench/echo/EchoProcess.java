// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.echo;

import io.obkv.compat.bench.client.DriverClient;
import io.obkv.compat.bench.client.Operation;
import io.obkv.compat.bench.client.Records;
import io.obkv.compat.bench.client.Target;
import io.obkv.compat.bench.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A bare Netty server in a process of its own, with one thread, that answers logins and one kind of
 * operation with what a real server answered once: frames of the same sizes, to the same client, and
 * nothing done between them.
 */
public final class EchoProcess implements AutoCloseable {
  private final Path file;
  private final ChildProcess process;

  private EchoProcess(Path file, ChildProcess process) {
    this.file = file;
    this.process = process;
  }

  /**
   * Does an operation at a server to record the answers, and starts an echo of them.
   *
   * @throws IOException when the server cannot be reached, or the echo does not start
   */
  public static EchoProcess start(Target server, Operation operation, Records records)
      throws IOException {
    Path file = Files.createTempFile("obkv-bench", ".echo");
    try {
      record(server, operation, records).save(file);
      return new EchoProcess(file, ChildProcess.start(EchoMain.class, List.of(file.toString())));
    } catch (IOException e) {
      Files.delete(file);
      throw e;
    }
  }

  private static Recording record(Target server, Operation operation, Records records)
      throws IOException {
    try (RecordingRelay relay = new RecordingRelay(server.host(), server.port());
        DriverClient client = DriverClient.open(Target.odp("127.0.0.1", relay.port()), records)) {
      client.execute(operation, 0);
      return relay.recording();
    }
  }

  public int port() {
    return process.port();
  }

  @Override
  public void close() throws IOException {
    process.close();
    Files.delete(file);
  }
}
