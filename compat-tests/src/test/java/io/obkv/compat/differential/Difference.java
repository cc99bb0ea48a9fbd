// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import java.util.List;

/**
 * Two servers that answer one call differently.
 *
 * @param design the table
 * @param steps the fewest calls found that show it; the last is the one answered differently
 * @param lite what the lite server answers
 * @param real what the real engine answers
 */
record Difference(Design design, List<Step> steps, String lite, String real) {
  /** What differences of one cause have in common, as far as one can tell from outside. */
  String signature() {
    return last().kind() + "\t" + shape(lite) + "\t" + shape(real);
  }

  /** The call that is answered differently. */
  Step last() {
    return steps.get(steps.size() - 1);
  }

  private static String shape(String answer) {
    return answer.startsWith("error") || answer.endsWith("Exception") ? answer : "answer";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(design.createTable());
    steps.forEach(step -> text.append("\n  ").append(step));
    return text.append("\n  lite: ")
        .append(lite)
        .append("\n  real: ")
        .append(real)
        .toString();
  }
}
