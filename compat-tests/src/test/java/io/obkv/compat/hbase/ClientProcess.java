// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;

/**
 * Runs programs of these tests in processes whose class path is what an application gets that depends on
 * the driver and one version of HBase's client: the build resolves it in {@code hbase-clients}.
 *
 * @param client the module there
 */
record ClientProcess(String client) {
  private static final Path CLIENTS =
      Path.of(System.getProperty("obkv.hbase-clients", "hbase-clients"));

  /** The archives of driver and client. */
  List<String> archives() throws IOException {
    Path resolved = CLIENTS.resolve(client).resolve("target").resolve("driver-and-client");
    return List.of(Files.readString(resolved).strip().split(":"));
  }

  /**
   * Runs a program to its end.
   *
   * @param configuration what the program finds as {@code hbase-site.xml}
   * @return what it printed, line by line
   */
  List<String> run(Class<?> program, Configuration configuration) throws IOException {
    Path site = Files.createDirectories(Path.of("target", "hbase-clients", client));
    try (OutputStream out = Files.newOutputStream(site.resolve("hbase-site.xml"))) {
      configuration.writeXml(out);
    }
    List<String> classPath = new ArrayList<>(List.of(site.toString(), archive(program)));
    classPath.addAll(archives());
    for (Class<?> library :
        List.of(Assertions.class, ByteBuddy.class, Awaitility.class, Matcher.class)) {
      classPath.add(archive(library));
    }
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-cp",
            String.join(":", classPath),
            program.getName())
        .redirectError(site.resolve("errors").toFile())
        .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(lines::add);
    } finally {
      process.destroyForcibly();
    }
    assertThat(lines).as("what %s printed; see %s", program, site).isNotEmpty();
    return lines;
  }

  private static String archive(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
