// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.environment.TestTarget;
import io.obkv.compat.hbase.cases.CaseContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs the cases for HBase's client API on the target of this run: Apache HBase itself ({@code
 * obkv.target=apache-hbase}), or our driver on {@code real} or {@code lite}, with {@code obkv.distributed=true} while
 * the server does requests over several tablets by itself. What became of each is written to
 * {@code target/hbase-cases-TARGET-MODE[-distributed].tsv}. Cases that fail must be listed with their reasons, and must
 * leave the list when they pass.
 */
class HBaseCasesIT {
  private static final String APACHE = "apache-hbase";
  private static final String TARGET = System.getProperty("obkv.target", "lite");
  private static final boolean DISTRIBUTED = Boolean.getBoolean("obkv.distributed");
  private static final int FEWEST_CASES = 400;

  /** How the reason of a case begins whose threads decide by how they meet whether it fails. */
  private static final String BY_CHANCE = "at times ";

  @RegisterExtension
  static final Server SERVER = new Server();

  @Test
  void answersAsApacheHBaseDoes() throws IOException {
    Map<String, String> listed = KnownDifferences.of(TARGET);
    if (!TARGET.equals(APACHE) && ClientMode.chosen() == ClientMode.ODP) {
      listed.putAll(KnownDifferences.of("odp"));
    }
    List<CaseResult> results;
    try (CaseContext context = new CaseContext(SERVER.configuration)) {
      results = CaseList.run(context, name -> true, result -> {});
    }
    write(results);
    Map<String, String> unexpected = new TreeMap<>();
    for (CaseResult result : results) {
      String reason = listed.remove(result.name());
      if (!result.passed() && reason == null) {
        unexpected.put(result.name(), result.message());
      } else if (result.passed() && reason != null && !reason.startsWith(BY_CHANCE)) {
        unexpected.put(result.name(), "passes, but is listed as different");
      }
    }
    assertThat(unexpected).as("%d of %d", unexpected.size(), results.size()).isEmpty();
    assertThat(listed.keySet()).as("listed, but no cases").isEmpty();
  }

  @Test
  void thereAreEnoughCases() {
    assertThat(CaseList.names(ClientVersion.current()))
        .hasSizeGreaterThanOrEqualTo(FEWEST_CASES)
        .doesNotHaveDuplicates();
  }

  private static void write(List<CaseResult> results) throws IOException {
    List<String> lines = new ArrayList<>();
    for (CaseResult result : results) {
      lines.add(String.join(
          "\t",
          result.name(),
          result.passed() ? "passed" : "failed",
          Long.toString(result.millis()),
          result.message()));
    }
    String mode =
        TARGET.equals(APACHE) ? "" : "-" + ClientMode.chosen().name().toLowerCase(Locale.ROOT);
    String setting = DISTRIBUTED ? "-distributed" : "";
    Files.write(Path.of("target", "hbase-cases-" + TARGET + mode + setting + ".tsv"), lines);
  }

  /** Starts the target, or takes the one that all tests share, and says how clients find it. */
  private static final class Server implements BeforeAllCallback, AfterAllCallback {
    private final Configuration configuration = HBaseConfiguration.create();
    private ApacheHBaseProcess apache;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
      if (TARGET.equals(APACHE)) {
        apache = ApacheHBaseProcess.start();
        apache.configure(configuration);
      } else {
        TestTarget target = TargetExtension.target(context);
        if (DISTRIBUTED) {
          target.execute("alter system set _obkv_enable_distributed_execution = true");
        }
        ObkvTarget.configure(configuration, target, ClientMode.chosen());
      }
    }

    @Override
    public void afterAll(ExtensionContext context) {
      if (apache != null) {
        apache.close();
      }
    }
  }
}
