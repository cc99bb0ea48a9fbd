// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static java.util.Objects.requireNonNull;

import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.io.TimeRange;

/** A check of one column as it is put together. Not for several threads. */
final class CheckParts {
  private final byte[] row;
  private final byte[] family;
  private byte[] qualifier;
  private TimeRange timeRange;
  private CompareOperator operator;
  private byte[] value;

  CheckParts(byte[] row, byte[] family) {
    this.row = requireNonNull(row, "row is null");
    this.family = requireNonNull(family, "family is null");
  }

  void qualifier(byte[] of) {
    qualifier = requireNonNull(
        of,
        "qualifier is null. Consider using an empty byte array, or just do not call this method"
            + " if you want a null qualifier");
  }

  void timeRange(TimeRange range) {
    timeRange = range;
  }

  void matches(CompareOperator with, byte[] expected) {
    operator = requireNonNull(with, "compareOp is null");
    value = expected;
  }

  Check then(Row action) {
    requireNonNull(
        operator,
        "condition is null. You need to specify the condition by calling"
            + " ifNotExists/ifEquals/ifMatches before executing the request");
    return Check.ofColumn(row, family, qualifier, operator, value, timeRange, action);
  }
}
