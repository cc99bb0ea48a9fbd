// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.driver.DriverExtension;
import io.obkv.compat.environment.LiteTarget;
import io.obkv.compat.environment.RealTarget;
import io.obkv.table.TableClient;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lite server beside the real engine, on calls drawn by chance. The system properties {@code
 * obkv.differential.calls} and {@code obkv.differential.seed} say how many in all and which; a
 * difference is printed with the fewest calls that show it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialIT {
  private static final int CALLS =
      Integer.getInteger("obkv.differential.calls", 20_000) / Design.all().size();
  private static final long SEED = Long.getLong("obkv.differential.seed", 1);

  private LiteTarget lite;
  private RealTarget real;
  private TableClient liteClient;
  private TableClient realClient;
  private Comparison comparison;

  @BeforeAll
  void start() {
    lite = LiteTarget.start();
    real = RealTarget.start();
    // It is the servers that are compared, and what they refuse.
    liteClient =
        TableClient.connect(DriverExtension.options(lite).schemaChecks(false).build());
    realClient =
        TableClient.connect(DriverExtension.options(real).schemaChecks(false).build());
    comparison = new Comparison(
        new Comparison.Side(lite, liteClient), new Comparison.Side(real, realClient));
  }

  @AfterAll
  void stop() {
    liteClient.close();
    realClient.close();
    lite.close();
    real.close();
  }

  static List<Design> designs() {
    return Design.all();
  }

  @ParameterizedTest
  @MethodSource("designs")
  void bothServersAnswerTheSame(Design design) {
    assertThat(comparison.compare(design, SEED, CALLS)).isEmpty();
  }
}
