// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

/**
 * How a generated column gets its value.
 *
 * @param expression the expression in the engine's normal form, such as {@code substr(`K`,1,4)}
 * @param stored true when the value is kept with the row, false when it is computed on reading
 */
public record GeneratedColumn(String expression, boolean stored) {
  public GeneratedColumn {
    requireNonNull(expression, "expression");
  }
}
