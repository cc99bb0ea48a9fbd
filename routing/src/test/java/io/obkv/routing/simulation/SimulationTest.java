// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
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
    // Each run has a clock and a world of its own.
    LongStream.range(0, RUNS).parallel().forEach(SimulationTest::run);
  }

  @Test
  void aSeedGivesTheSameRunAgain() {
    Simulation first = new Simulation(42);
    Simulation second = new Simulation(42);
    assertThat(first.run()).isEqualTo(second.run());
    assertThat(first.successes()).isPositive().isEqualTo(second.successes());
    assertThat(first).hasToString(second.toString());
  }

  @Test
  void anIncrementThatIsHadTwiceIsSeen() {
    Set<CallLog.Kind> careless = EnumSet.allOf(CallLog.Kind.class);
    List<String> violations = LongStream.range(0, 100)
        .boxed()
        .flatMap(seed -> new Simulation(seed, careless).run().stream())
        .toList();
    assertThat(violations).anyMatch(text -> text.contains("INCREMENT"));
  }

  @Test
  void hedgesAndRedirectsAreAmongWhatHappens() {
    int hedged = 0;
    int won = 0;
    int moves = 0;
    for (long seed = 0; seed < 300; seed++) {
      Simulation simulation = new Simulation(seed);
      simulation.run();
      hedged += simulation.hedgedCalls();
      won += simulation.hedgesWon();
      moves = Math.max(moves, simulation.mostMovesFollowed());
    }

    assertThat(won).isPositive().isLessThan(hedged);
    assertThat(moves).isPositive();
  }

  private static void run(long seed) {
    Simulation simulation = new Simulation(seed);
    assertThat(simulation.run())
        .as("run it again with -Dobkv.simulation.seed=%d: %s", seed, simulation)
        .isEmpty();
  }
}
