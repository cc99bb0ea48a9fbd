// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.Condition;
import io.obkv.hbase.filter.FilterCopy;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * The only column that the outcome of a check depends on.
 *
 * @param check is decided by this column alone
 */
record CheckedColumn(Check check, byte[] family, byte[] qualifier) {
  /** The column of a check; empty where it looks at more than the newest version of one column. */
  static Optional<CheckedColumn> of(Check check) {
    if (check.filter() == null) {
      Condition condition = check.condition();
      return Optional.of(new CheckedColumn(check, condition.family(), condition.qualifier()));
    }
    return check.filter().getClass() == SingleColumnValueFilter.class
            && check.filter() instanceof SingleColumnValueFilter column
            && column.getLatestVersionOnly()
        ? Optional.of(new CheckedColumn(check, column.getFamily(), column.getQualifier()))
        : Optional.empty();
  }

  /** Whether the outcome where the column is missing depends on whether the row has any other. */
  boolean needsRowIfMissing() {
    return check.filter() instanceof SingleColumnValueFilter column
        && !column.getFilterIfMissing();
  }

  /**
   * Whether the check holds.
   *
   * @param newest the column's newest version; null for none
   * @throws IOException when the filter does
   */
  boolean holds(Cell newest) throws IOException {
    return check.filter() == null ? compares(newest) : newest != null && passes(newest);
  }

  private boolean passes(Cell newest) throws IOException {
    Filter filter = FilterCopy.of(check.filter());
    var unused = filter.filterCell(newest);
    return !filter.filterRow();
  }

  /** HBase's rule for a value that is null or empty: it stands for a missing cell as for an empty one. */
  private boolean compares(Cell newest) {
    Condition condition = check.condition();
    byte[] stored = newest == null ? new byte[0] : CellUtil.cloneValue(newest);
    if (condition.isOfNothing()) {
      return stored.length == 0 == (condition.operator() != CompareOperator.NOT_EQUAL);
    }
    return newest != null
        && matches(condition.operator(), Bytes.compareTo(condition.value(), stored));
  }

  private static boolean matches(CompareOperator operator, int order) {
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case GREATER -> order > 0;
      case NO_OP -> throw new IllegalArgumentException("a condition with NO_OP");
    };
  }
}
