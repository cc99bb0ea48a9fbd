// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that serves on a port, which it says in a line {@code READY rpc=host:port …}. */
public final class ChildProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("READY( \\w+=\\S+:\\d+)+");
  private static final long PATIENCE_SECONDS = 20;

  private final Process process;
  private final String ready;
  private final Duration startTime;

  private ChildProcess(Process process, String ready, Duration startTime) {
    this.process = process;
    this.ready = ready;
    this.startTime = startTime;
  }

  /**
   * Starts a command and waits for its line; its standard error goes to ours.
   *
   * @throws IOException when it cannot be run, or says something else, or nothing before it ends
   */
  public static ChildProcess start(List<String> command) throws IOException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try {
      BufferedReader out = new BufferedReader(
          new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String ready = checked(out.readLine());
      return new ChildProcess(process, ready, Duration.ofNanos(System.nanoTime() - start));
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Starts a class in a JVM with this one's options and class path. */
  public static ChildProcess start(Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(String.join(File.separator, System.getProperty("java.home"), "bin", "java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return start(command);
  }

  private static String checked(String line) throws IOException {
    if (line == null || !READY.matcher(line).matches()) {
      throw new IOException("the process says in place of READY: " + line);
    }
    return line;
  }

  public long pid() {
    return process.pid();
  }

  /** The port of the Table API. */
  public int port() {
    return port("rpc");
  }

  /** A port by the name that the line gives it. */
  public int port(String name) {
    Matcher port = Pattern.compile(" " + name + "=\\S+:(\\d+)").matcher(ready);
    if (!port.find()) {
      throw new IllegalArgumentException("the process names no port " + name + ": " + ready);
    }
    return Integer.parseInt(port.group(1));
  }

  /** From the start of the process to its line. */
  public Duration startTime() {
    return startTime;
  }

  /** Ends the process in good order, or by force when that takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
