// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

/** What a batch may hold: an operation on one row. */
public sealed interface RowOperation permits Get, Mutation, CheckAndInsertOrUpdate {
  /** The row. */
  Key key();
}
