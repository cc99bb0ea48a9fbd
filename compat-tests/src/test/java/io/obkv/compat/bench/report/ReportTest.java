// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Report report = new Report()
      .add("rates", Row.of("operation", "get").with("ops/s", 12345.6).with("ratio", 0.5))
      .add("rates", Row.of("operation", "update").with("ops/s", 9.25).with("ratio", null));

  @Test
  void textAlignsColumns() {
    assertThat(report.text()).isEqualTo("""
            rates
              operation   ops/s  ratio
              get        12,346   0.50
              update       9.25      -
            """);
  }

  @Test
  void jsonKeepsNumbersWhole() throws Exception {
    JsonNode rates = new ObjectMapper().readTree(report.json()).get("rates");
    assertThat(rates).hasSize(2);
    assertThat(rates.get(0).get("ops/s").asDouble()).isEqualTo(12345.6);
    assertThat(rates.get(1).get("ratio").isNull()).isTrue();
  }
}
