// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.hbase;

import io.obkv.compat.bench.process.ApacheHBase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A client of HBase's API with its server: what programs need to run on it, each run in a process of its own.
 *
 * @param name {@code ours}, {@code apache} or {@code official}
 * @param site the directory of its {@code hbase-site.xml}
 * @param classPath its jars, and the programs
 * @param log what the programs write
 */
record HBaseClient(String name, Path site, String classPath, Path log) {
  private static final long MOST_MINUTES = 20;

  /**
   * Runs a program to its end.
   *
   * @param arguments the main class, and what it gets
   * @return the lines that it wrote
   * @throws IOException when it does not end well
   */
  List<String> run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-Dsofa.middleware.log.disable=true"));
    command.addAll(ApacheHBase.JAVA_17_FLAGS);
    command.addAll(List.of("-cp", site + File.pathSeparator + classPath));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
    try {
      List<String> lines = process.inputReader().lines().toList();
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(
            name + ": " + String.join(" ", arguments) + " failed, see " + log + ": " + last(lines));
      }
      return lines;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - 5), lines.size());
  }
}
