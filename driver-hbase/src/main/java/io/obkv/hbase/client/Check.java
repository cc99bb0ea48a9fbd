// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.Condition;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.io.TimeRange;

/**
 * A check and what to do when it holds: one form for HBase's older and newer interfaces. Immutable.
 *
 * @param row that is checked
 * @param family null where a filter decides
 * @param operator holds when {@code value operator stored value}
 * @param value null or empty for a cell that is missing or empty
 * @param filter null where a column's value decides
 * @param timeRange of the cells that count; null for all
 * @param action a mutation, or row mutations
 */
record Check(
    byte[] row,
    byte[] family,
    byte[] qualifier,
    CompareOperator operator,
    byte[] value,
    Filter filter,
    TimeRange timeRange,
    Row action) {

  static Check ofColumn(
      byte[] row,
      byte[] family,
      byte[] qualifier,
      CompareOperator operator,
      byte[] value,
      TimeRange timeRange,
      Row action) {
    return new Check(row, family, qualifier, operator, value, null, timeRange, action);
  }

  static Check ofFilter(byte[] row, Filter filter, TimeRange timeRange, Row action) {
    return new Check(row, null, null, null, null, filter, timeRange, action);
  }

  Condition condition() {
    return new Condition(row, family, qualifier, operator, value, timeRange);
  }
}
