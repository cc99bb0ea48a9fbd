// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import static java.util.Objects.requireNonNull;

/**
 * How values are brought into columns.
 *
 * @param row the row of the statement, from 1, for messages
 * @param strict false where the nearest value is stored and a remark made (IGNORE, no strict mode)
 * @param context time and zone
 * @param remarks takes the remarks
 */
public record ConversionRules(int row, boolean strict, EvaluationContext context, Remarks remarks) {
  /** Takes remarks, by MySQL number and text. */
  @FunctionalInterface
  public interface Remarks {
    /** Notes one. */
    void add(int number, String text);
  }

  public ConversionRules {
    requireNonNull(context, "context");
    requireNonNull(remarks, "remarks");
  }

  /** The rules of strict mode, remarks dropped. */
  public static ConversionRules strict(EvaluationContext context) {
    return new ConversionRules(1, true, context, (number, text) -> {});
  }
}
