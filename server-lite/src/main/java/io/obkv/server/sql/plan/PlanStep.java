// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What EXPLAIN says of one operator. Immutable.
 *
 * @param operator in capitals, such as {@code TABLE GET}
 * @param name the table, possibly empty
 * @param details by their names in the order of the text
 * @param inputs where its rows come from
 */
record PlanStep(String operator, String name, Map<String, String> details, List<PlanStep> inputs) {
  PlanStep {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    inputs = List.copyOf(inputs);
  }

  static PlanStep of(String operator, PlanStep... inputs) {
    return new PlanStep(operator, "", Map.of(), List.of(inputs));
  }

  /** True when a condition on its rows is a detail of the step rather than a step of its own. */
  boolean takesFilter() {
    return !details.containsKey("filter")
        && (operator.startsWith("TABLE ")
            || operator.startsWith("VIRTUAL ")
            || operator.endsWith(" JOIN")
            || operator.endsWith("GROUP BY")
            || operator.equals("EXPRESSION"));
  }

  /** The step with one more detail; the same when the detail is empty. */
  PlanStep with(String detail, String text) {
    if (text.isEmpty()) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(details);
    more.put(detail, text);
    return new PlanStep(operator, name, more, inputs);
  }
}
