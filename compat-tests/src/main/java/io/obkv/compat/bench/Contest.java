// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.load.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs contenders in turn, round by round, so that what changes on the machine with time meets all of
 * them. Every second round goes backwards, so that nobody always follows the same one.
 */
final class Contest {
  private final List<Contender> contenders;
  private final int rounds;
  private final Map<Contender, List<Measurement>> measurements = new LinkedHashMap<>();

  Contest(List<Contender> contenders, int rounds) {
    this.contenders = List.copyOf(contenders);
    this.rounds = rounds;
  }

  /**
   * Runs all rounds.
   *
   * @param warmUp time of each contender before it is measured; zero for none
   * @throws Exception the first failure of an operation
   */
  void run(Duration warmUp, Duration round) throws Exception {
    for (Contender contender : contenders) {
      measurements.put(contender, new ArrayList<>());
      if (!warmUp.isZero()) {
        var unused = contender.load().run(warmUp);
      }
    }
    List<Contender> order = new ArrayList<>(contenders);
    for (int i = 0; i < rounds; i++) {
      for (Contender contender : order) {
        measurements.get(contender).add(contender.load().run(round));
      }
      Collections.reverse(order);
    }
  }

  /** All rounds of each contender together. */
  Map<Contender, Measurement> results() {
    Map<Contender, Measurement> results = new LinkedHashMap<>();
    measurements.forEach(
        (contender, rounds) -> results.put(contender, Measurement.together(rounds)));
    return results;
  }
}
