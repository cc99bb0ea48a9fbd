// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;

/**
 * A compiled SQL expression over the columns of one table. Immutable, safe for many threads.
 *
 * <p>Evaluation throws {@link io.obkv.server.catalog.SqlException} with the error that OceanBase
 * gives, such as 1690 for an overflow.
 */
public interface Expression {
  /**
   * The value for one row.
   *
   * @param row the row's values in the order of the table's columns; a null entry is a column that
   *     was not read, and must not be asked for
   * @param context the time and what else is the same for the whole statement
   */
  Value evaluate(Value[] row, EvaluationContext context);
}
