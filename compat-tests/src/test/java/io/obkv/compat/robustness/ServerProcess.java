// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.compat.network.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** server-lite in a JVM of its own, as users start it; for being killed. */
final class ServerProcess implements AutoCloseable {
  private static final long STOP_SECONDS = 20;
  private static final String HOST = "127.0.0.1";

  private static final Pattern SQL_PORT = Pattern.compile(".* sql=\\S+:(\\d+)");

  private final Process process;
  private final int port;
  private int sqlPort;
  private final Path errors;

  private ServerProcess(Process process, int port, Path errors) {
    this.process = process;
    this.port = port;
    this.errors = errors;
  }

  /**
   * Starts a server and returns when it serves.
   *
   * @param work holds its data, the initial SQL and its log
   * @param initSql statements that may find their work done already
   * @param jvmFlags for example the bound of its heap
   */
  static ServerProcess start(Path work, int port, String initSql, List<String> jvmFlags)
      throws IOException {
    return start(work, port, 0, initSql, jvmFlags);
  }

  /**
   * As {@link #start(Path, int, String, List)}.
   *
   * @param sqlPort 0 for any
   */
  static ServerProcess start(
      Path work, int port, int sqlPort, String initSql, List<String> jvmFlags) throws IOException {
    Files.createDirectories(work);
    Path sql = Files.writeString(work.resolve("init.sql"), initSql);
    Path errors = work.resolve("server.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.obkv.server.cli.Main", "server"));
    command.addAll(List.of("--data-dir", work.resolve("data").toString()));
    command.addAll(List.of("--rpc-port", Integer.toString(port)));
    command.addAll(List.of("--http-port", "0", "--sql-port", Integer.toString(sqlPort)));
    command.addAll(List.of("--init-sql", sql.toString()));
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
        .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    ServerProcess server = new ServerProcess(process, port, errors);
    server.awaitReady();
    return server;
  }

  private void awaitReady() throws IOException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    if (line == null || !line.startsWith("READY")) {
      throw new IllegalStateException("the server did not start: " + line + log());
    }
    Matcher ready = SQL_PORT.matcher(line);
    if (!ready.matches()) {
      throw new IllegalStateException("no SQL port in " + line);
    }
    sqlPort = Integer.parseInt(ready.group(1));
  }

  Endpoint endpoint() {
    return new Endpoint(HOST, port);
  }

  /** Where the server speaks the MySQL protocol. */
  Endpoint sqlEndpoint() {
    return new Endpoint(HOST, sqlPort);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What the server logged. */
  String log() throws IOException {
    return Files.readString(errors);
  }

  /** Keeps the server from running on, with its connections open. */
  void freeze() throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
        .start()
        .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("kill -STOP: " + exit);
    }
  }

  /** {@code kill -9}; returns when the process is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server outlives kill -9");
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
