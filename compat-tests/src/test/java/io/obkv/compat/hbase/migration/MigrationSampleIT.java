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
import java.util.List;
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
    try (OutputStream file = Files.newOutputStream(directory.resolve("hbase-site.xml"))) {
      site.writeXml(file);
    }
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            "io.obkv.samples.migration.CityDirectory")
        .redirectError(Path.of("target", "migration-sample.log").toFile())
        .start();
    List<String> lines;
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      lines = output.lines().toList();
    } finally {
      process.destroyForcibly();
    }
    assertThat(lines).isEqualTo(Files.readAllLines(SAMPLE.resolve("expected.txt")));
  }

  private String classPath() throws IOException {
    return String.join(
        File.pathSeparator,
        directory.toString(),
        SAMPLE.resolve("target").resolve("classes").toString(),
        Files.readString(SAMPLE.resolve("target").resolve("class-path")).strip());
  }
}
