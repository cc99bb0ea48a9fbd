// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import static java.util.Objects.requireNonNull;

import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.io.TimeRange;

/**
 * A condition on the newest version of one column. Immutable; arrays are not copied.
 *
 * @param operator holds when {@code value operator stored value}: the given value stands on the left
 * @param value empty or null where a cell that is missing, or empty, is meant
 * @param timeRange of the versions that count
 */
public record Condition(
    byte[] row,
    byte[] family,
    byte[] qualifier,
    CompareOperator operator,
    byte[] value,
    TimeRange timeRange) {
  public Condition {
    requireNonNull(row, "row");
    requireNonNull(family, "family");
    requireNonNull(operator, "operator");
    qualifier = qualifier == null ? new byte[0] : qualifier;
    timeRange = timeRange == null ? TimeRange.allTime() : timeRange;
  }

  /** Whether it is about a cell that is missing or empty. */
  public boolean isOfNothing() {
    return value == null || value.length == 0;
  }
}
