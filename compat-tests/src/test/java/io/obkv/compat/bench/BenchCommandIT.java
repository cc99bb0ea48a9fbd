// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Short runs: that both drivers do every operation, and that nothing is left out of the figures. */
class BenchCommandIT {
  private static JsonNode figures(String... arguments) throws Exception {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out));
    assertThat(command.execute(arguments)).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"update", "batch", "scan"})
  void bothDriversAreMeasured(String operation) throws Exception {
    JsonNode figures = figures(
        "table",
        "--op",
        operation,
        "--threads",
        "1",
        "--async",
        "4",
        "--seconds",
        "1",
        "--warm-up",
        "0",
        "--rounds",
        "1",
        "--records",
        "200",
        "--json");
    assertThat(figures.get("measurements").findValuesAsText("driver"))
        .isEqualTo(List.of("ours", "ours", "official"));
    assertThat(figures.get("ratios")).hasSize(2);
    assertThat(figures.get("measurements")).allSatisfy(row -> {
      assertThat(row.get("ops/s").asDouble()).isPositive();
      assertThat(row.get("bytes/op").asDouble()).isPositive();
    });
  }

  @Test
  void bothDriversAreMeasuredInBothModes() throws Exception {
    JsonNode figures = figures(
        "table",
        "--mode",
        "odp,direct",
        "--threads",
        "1",
        "--seconds",
        "1",
        "--warm-up",
        "0",
        "--rounds",
        "1",
        "--records",
        "200",
        "--json");
    assertThat(figures.get("measurements").findValuesAsText("target"))
        .isEqualTo(List.of("lite odp", "lite odp", "lite direct", "lite direct"));
    assertThat(figures.get("ratios")).hasSize(2);
    assertThat(figures.get("targets").findValuesAsText("driver"))
        .isEqualTo(List.of("ours", "official"));
    assertThat(figures.get("targets"))
        .allSatisfy(row -> assertThat(row.get("ops/s").asDouble()).isPositive());
  }

  @Test
  void theServerIsMeasuredBesideAnEcho() throws Exception {
    JsonNode figures = figures("server", "--seconds", "1", "--json");
    assertThat(figures.get("start").get(0).get("start to READY ms").asLong()).isPositive();
    assertThat(figures.get("rates").findValuesAsText("operation"))
        .isEqualTo(List.of("get", "get", "put", "put"));
    assertThat(figures.get("rates"))
        .allSatisfy(row -> assertThat(row.get("server / echo").asDouble()).isPositive());
  }
}
