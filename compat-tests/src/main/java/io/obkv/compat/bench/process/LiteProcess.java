// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.process;

import io.obkv.server.cli.Main;
import io.obkv.server.engine.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code obkv server} as a process of its own, on free ports, with data that goes when it ends. */
public final class LiteProcess implements AutoCloseable {
  /** System property: path of the launcher. Without it the server gets this JVM's class path. */
  private static final String LAUNCHER = "obkv.launcher";

  private static final Pattern RESIDENT =
      Pattern.compile("^VmRSS:\\s+(\\d+) kB$", Pattern.MULTILINE);

  private final Path directory;
  private final ChildProcess process;

  private LiteProcess(Path directory, ChildProcess process) {
    this.directory = directory;
    this.process = process;
  }

  /**
   * Starts a server.
   *
   * @param initSql statements that it begins with
   * @throws IOException when it does not start
   */
  public static LiteProcess start(Durability durability, String initSql) throws IOException {
    Path directory = Files.createTempDirectory("obkv-bench");
    try {
      Path statements = Files.writeString(directory.resolve("init.sql"), initSql);
      List<String> arguments = List.of(
          "server",
          "--rpc-port=0",
          "--http-port=0",
          "--sql-port=0",
          "--durability=" + durability,
          "--data-dir=" + directory.resolve("data"),
          "--init-sql=" + statements);
      return new LiteProcess(directory, launch(arguments));
    } catch (IOException e) {
      delete(directory);
      throw e;
    }
  }

  private static ChildProcess launch(List<String> arguments) throws IOException {
    String launcher = System.getProperty(LAUNCHER);
    if (launcher == null) {
      return ChildProcess.start(Main.class, arguments);
    }
    List<String> command = new ArrayList<>(List.of(launcher));
    command.addAll(arguments);
    return ChildProcess.start(command);
  }

  public int port() {
    return process.port();
  }

  public int sqlPort() {
    return process.port("sql");
  }

  public int httpPort() {
    return process.port("http");
  }

  /** From the start of the process to its line READY. */
  public Duration startTime() {
    return process.startTime();
  }

  /** Memory that is resident now, bytes; empty where the system does not say it as Linux does. */
  public Optional<Long> residentBytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return Optional.empty();
    }
    Matcher resident = RESIDENT.matcher(Files.readString(status));
    return resident.find()
        ? Optional.of(Long.parseLong(resident.group(1)) * 1024)
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    process.close();
    delete(directory);
  }

  private static void delete(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> found = Files.walk(directory)) {
      paths = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
