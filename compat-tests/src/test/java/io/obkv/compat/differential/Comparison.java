// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import io.obkv.compat.environment.TestTarget;
import io.obkv.table.TableClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the same calls on two servers and looks for calls that they answer differently; what it finds
 * it repeats with fewer and fewer calls before.
 */
final class Comparison {
  /** So many calls at most go before the one that differs when it is repeated. */
  private static final int MOST_CALLS = 80;

  /** After so many calls a table starts empty again, so that what differs is found within few. */
  private static final int ROUND = 80;

  private final Side lite;
  private final Side real;
  private final Set<String> found = new HashSet<>();
  private int listed;

  /** One of the servers. */
  record Side(TestTarget target, TableClient client) {
    void create(Design design) {
      target.execute(design.createTable());
    }

    void clear(Design design) {
      target.execute("delete from " + design.name());
    }

    String answer(Design design, Step step) {
      return Outcomes.of(step, client.table(step.table(design)));
    }
  }

  Comparison(Side lite, Side real) {
    this.lite = lite;
    this.real = real;
  }

  /**
   * Makes so many calls on a new table; one difference of each {@link Difference#signature
   * signature} not seen before and not listed, as small as it gets.
   */
  List<Difference> compare(Design design, long seed, int calls) {
    lite.create(design);
    real.create(design);
    List<Difference> differences = new ArrayList<>();
    StepSource source = new StepSource(design, seed);
    List<Step> before = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      if (before.size() == ROUND) {
        clear(design);
        before.clear();
      }
      before.add(source.next());
      Difference difference = difference(design, before);
      if (difference != null) {
        if (KnownDifference.isOne(difference)) {
          listed++;
        } else if (found.add(design.name() + difference.signature())) {
          Difference small = shrink(difference);
          differences.add(small);
        }
        clear(design);
        before.clear();
      }
    }
    return differences;
  }

  /** So many calls were answered differently in ways that are {@link KnownDifference listed}. */
  int listed() {
    return listed;
  }

  private void clear(Design design) {
    lite.clear(design);
    real.clear(design);
  }

  /** Makes the last of the calls; null where both answer the same. */
  private Difference difference(Design design, List<Step> steps) {
    Step last = steps.get(steps.size() - 1);
    String ours = lite.answer(design, last);
    String theirs = real.answer(design, last);
    return ours.equals(theirs) ? null : new Difference(design, List.copyOf(steps), ours, theirs);
  }

  /** The same calls on empty tables; the difference of the last one, or null. */
  private Difference repeat(Design design, List<Step> steps) {
    clear(design);
    for (int i = 1; i < steps.size(); i++) {
      Difference early = difference(design, steps.subList(0, i));
      if (early != null) {
        return early;
      }
    }
    return difference(design, steps);
  }

  /** Leaves out halves, quarters, and so on down to single calls, as long as a difference remains. */
  private Difference shrink(Difference found) {
    Difference smallest = found;
    int budget = MOST_CALLS;
    int chunk = Math.max(1, found.steps().size() / 2);
    while (chunk > 0 && budget > 0) {
      boolean smaller = false;
      for (int at = 0; at + chunk < smallest.steps().size() && budget > 0; budget--) {
        List<Step> fewer = new ArrayList<>(smallest.steps());
        fewer.subList(at, at + chunk).clear();
        Difference still = repeat(found.design(), fewer);
        if (still != null
            && still.signature().equals(found.signature())
            && !KnownDifference.isOne(still)) {
          smallest = still;
          smaller = true;
        } else {
          at += chunk;
        }
      }
      chunk = chunk == 1 && smaller ? 1 : chunk / 2;
    }
    return smallest;
  }
}
