// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The client's routing against simulated clusters in which everything goes wrong, ten thousand times. One
 * run again: {@code -Dobkv.simulation.seed=N}; more runs: {@code -Dobkv.simulation.runs=N}.
 */
class SimulationTest {
  private static final int RUNS = Integer.getInteger("obkv.simulation.runs", 10_000);
  private static final Long ONLY = Long.getLong("obkv.simulation.seed");

  @Test
  void everyCallEndsRightOrHonestlyWhateverGoesWrong() {
    if (ONLY != null) {
      run(ONLY);
      return;
    }
    for (long seed = 0; seed < RUNS; seed++) {
      run(seed);
    }
  }

  private static void run(long seed) {
    Simulation simulation = new Simulation(seed);
    assertThat(simulation.run())
        .as("run it again with -Dobkv.simulation.seed=%d: %s", seed, simulation)
        .isEmpty();
  }
}
