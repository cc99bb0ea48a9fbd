// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.hbase.ApacheHBaseProcess;
import io.obkv.compat.hbase.ObkvTarget;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample of an application that moves: a process with the classes that its build gives it and an {@code
 * hbase-site.xml}, which alone says whether its data are on Apache HBase or on OBKV.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationSampleIT {
  private static final String APACHE = "apache-hbase";
  private static final String TARGET = System.getProperty("obkv.target", "lite");
  private static final Pattern THE_DRIVERS = Pattern.compile(
      "(driver|routing|caffeine|resilience4j|okhttp|okio|kotlin|netty|jspecify|annotations)-.*");
  private static final Path SAMPLE = Path.of("..", "samples", "hbase-migration");

  private final Configuration site = new Configuration(false);

  @RegisterExtension
  final BeforeAllCallback obkv = this::findObkv;

  @TempDir
  Path directory;

  private ApacheHBaseProcess apache;

  private void findObkv(ExtensionContext context) {
    if (!TARGET.equals(APACHE)) {
      ObkvTarget.configure(site, TargetExtension.target(context), ClientMode.chosen());
    }
  }

  @BeforeAll
  void startApache() throws IOException {
    if (TARGET.equals(APACHE)) {
      apache = ApacheHBaseProcess.start();
      apache.configure(site);
    }
  }

  @AfterAll
  void stopApache() {
    if (apache != null) {
      apache.close();
    }
  }

  @Test
  void saysTheSameWhereverItsDataAre() throws Exception {
    assertThat(run(libraries())).isEqualTo(expected());
  }

  /** Beside hbase-client, without a library that the driver's modules depend on. */
  @Test
  void needsNoMoreThanTheArchiveThatHasItAll() throws Exception {
    List<String> libraries = new ArrayList<>(
        libraries().stream().filter(MigrationSampleIT::isNotTheDrivers).toList());
    libraries.add(archive().toString());
    assertThat(run(libraries)).isEqualTo(expected());
  }

  private static boolean isNotTheDrivers(String library) {
    String name = Path.of(library).getFileName().toString();
    return name.endsWith(".jar") && !THE_DRIVERS.matcher(name).lookingAt();
  }

  private static Path archive() throws IOException {
    try (Stream<Path> built = Files.list(Path.of("..", "driver-hbase", "target"))) {
      return built
          .filter(file -> file.toString().endsWith("-all.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> expected() throws IOException {
    return Files.readAllLines(SAMPLE.resolve("expected.txt"));
  }

  private List<String> run(List<String> libraries) throws IOException {
    try (OutputStream file = Files.newOutputStream(directory.resolve("hbase-site.xml"))) {
      site.writeXml(file);
    }
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(libraries),
            "io.obkv.samples.migration.CityDirectory")
        .redirectError(Path.of("target", "migration-sample.log").toFile())
        .start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      return output.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> libraries() throws IOException {
    return List.of(Files.readString(SAMPLE.resolve("target").resolve("class-path"))
        .strip()
        .split(File.pathSeparator));
  }

  private String classPath(List<String> libraries) {
    return String.join(
        File.pathSeparator,
        directory.toString(),
        SAMPLE.resolve("target").resolve("classes").toString(),
        String.join(File.pathSeparator, libraries));
  }
}
