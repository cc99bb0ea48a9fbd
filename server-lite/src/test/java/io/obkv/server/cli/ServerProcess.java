// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A JVM of its own with this one's class path. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("READY rpc=127\\.0\\.0\\.1:(\\d+)"
      + " http=127\\.0\\.0\\.1:(\\d+) sql=127\\.0\\.0\\.1:(\\d+)");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;

  private ServerProcess(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Runs a class; its standard error comes with its standard output. */
  static ServerProcess run(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName()));
    command.addAll(List.of(arguments));
    return new ServerProcess(
        new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Waits for the READY line and gives the three ports in it. */
  int[] ready() throws IOException {
    String line = out.readLine();
    Matcher ready = READY.matcher(String.valueOf(line));
    if (!ready.matches()) {
      throw new IOException("not a READY line: " + line);
    }
    return IntStream.rangeClosed(1, 3)
        .map(i -> Integer.parseInt(ready.group(i)))
        .toArray();
  }

  /** Sends SIGTERM. */
  void terminate() {
    // Process.destroy would close the streams too.
    process.toHandle().destroy();
  }

  /** What is printed from here to the end. */
  String rest() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      rest.append(line).append('\n');
    }
    return rest.toString();
  }

  /** Waits for the process to end and gives its exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
