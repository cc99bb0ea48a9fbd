// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.value.Value;

/** One aggregate over one group while it is computed. For one thread. */
interface Aggregate {
  /**
   * Takes the values of one row. Rows with NULL in what is aggregated are not given.
   *
   * @param values what is aggregated, followed by what it is ordered by
   */
  void add(Value[] values);

  /** What was computed. */
  Value result();
}
