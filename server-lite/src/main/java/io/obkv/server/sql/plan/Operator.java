// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.tablet.RowCursor;

/**
 * One step of a plan. It belongs to one statement and one thread at a time; it may be opened again
 * once its last cursor is closed.
 */
interface Operator {
  /** Starts to give rows. The caller closes the cursor. */
  RowCursor open();

  /** What EXPLAIN says of it. */
  PlanStep describe();
}
