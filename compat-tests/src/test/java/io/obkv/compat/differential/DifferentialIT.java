// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.obkv.compat.driver.DriverExtension;
import io.obkv.compat.environment.LiteTarget;
import io.obkv.compat.environment.RealTarget;
import io.obkv.compat.environment.TestTarget;
import io.obkv.error.ServerException;
import io.obkv.table.TableClient;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Put;
import java.time.Duration;
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
    allowPuts(lite, liteClient);
    allowPuts(real, realClient);
    comparison = new Comparison(
        new Comparison.Side(lite, liteClient), new Comparison.Side(real, realClient));
  }

  private static void allowPuts(TestTarget target, TableClient client) {
    target.execute("create table put_probe (k int primary key, v int)");
    target.execute("set global binlog_row_image = 'MINIMAL'");
    // The server looks at the variable every few seconds.
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptionsInstanceOf(ServerException.class)
        .until(() -> client.table("put_probe").mutate(Put.of(Key.of("k", 1)).set("v", 1)) != null);
  }

  @AfterAll
  void stop() {
    liteClient.close();
    realClient.close();
    lite.close();
    real.close();
  }

  /** All tables, or the one that {@code obkv.differential.design} names. */
  static List<Design> designs() {
    String only = System.getProperty("obkv.differential.design", "");
    return Design.all().stream()
        .filter(design -> only.isEmpty() || design.name().matches(only))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("designs")
  void bothServersAnswerTheSame(Design design) {
    assertThat(comparison.compare(design, SEED, CALLS)).isEmpty();
  }
}
