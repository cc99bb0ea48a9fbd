// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.environment;

import io.obkv.compat.network.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real engine in a process of its own, started by {@code real-oceanbase/start}. Its data
 * directory is new for every start and stays below {@code target}, for looking at after a failure.
 */
final class EngineProcess implements AutoCloseable {
  private static final Path START = Path.of("real-oceanbase", "start");
  private static final Path HOME = Path.of("target", "real-oceanbase");
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final int rpcPort;
  private final int sqlPort;
  private final int httpPort;

  private EngineProcess(Process process, List<Integer> ports) {
    this.process = process;
    this.rpcPort = ports.get(0);
    this.sqlPort = ports.get(1);
    this.httpPort = ports.get(2);
  }

  /** Starts the engine and returns when all its ports serve: after about 3 s, the first time later. */
  static EngineProcess start() {
    try {
      List<Integer> ports = FreePorts.find(4);
      Files.createDirectories(HOME);
      Path data = Files.createTempDirectory(HOME, "data-");
      Path errors = data.resolveSibling(data.getFileName() + ".log");
      Process process = new ProcessBuilder(command(data, ports))
          .redirectError(errors.toFile())
          .start();
      // Also where the tests are cut off.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      EngineProcess engine = new EngineProcess(process, ports);
      engine.awaitReady(errors);
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the real engine", e);
    }
  }

  private static List<String> command(Path data, List<Integer> ports) {
    return List.of(
        START.toAbsolutePath().toString(),
        data.toAbsolutePath().toString(),
        "--rpc",
        ports.get(0).toString(),
        "--sql",
        ports.get(1).toString(),
        "--http",
        ports.get(2).toString(),
        "--engine-sql",
        ports.get(3).toString());
  }

  private void awaitReady(Path errors) throws IOException {
    // Not closed: the engine goes on writing there, and would die of a broken pipe.
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith("READY")) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IllegalStateException(
          "the real engine did not start: " + Files.readString(errors).strip());
    }
  }

  int rpcPort() {
    return rpcPort;
  }

  int sqlPort() {
    return sqlPort;
  }

  int httpPort() {
    return httpPort;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
