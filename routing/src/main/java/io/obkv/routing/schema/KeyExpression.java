// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.value.Value;
import java.util.List;

/** Computes one value of a partition key from a row's key. Pure, safe to share. */
interface KeyExpression {
  /**
   * The value.
   *
   * @param rowkey the primary key's values in the table's order
   * @throws IllegalArgumentException when a value does not fit
   */
  Value evaluate(List<Value> rowkey);

  /** A column of the key. */
  record Column(int position) implements KeyExpression {
    @Override
    public Value evaluate(List<Value> rowkey) {
      return rowkey.get(position);
    }
  }

  /** A value that is the same for all rows. */
  record Constant(Value value) implements KeyExpression {
    @Override
    public Value evaluate(List<Value> rowkey) {
      return value;
    }
  }
}
