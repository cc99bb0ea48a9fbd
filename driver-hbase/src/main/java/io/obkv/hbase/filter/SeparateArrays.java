// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellBuilderFactory;
import org.apache.hadoop.hbase.CellBuilderType;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.filter.ByteArrayComparable;
import org.apache.hadoop.hbase.filter.ColumnValueFilter;
import org.apache.hadoop.hbase.filter.CompareFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.SkipFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;

/**
 * Cells each part of which has an array of its own. HBase's comparator by a regular expression of the Joni
 * engine takes a length for an end, so it works on what begins with its array only; so are the cells that an
 * HBase server shows it.
 */
final class SeparateArrays {
  private SeparateArrays() {}

  /** Whether a filter compares by a regular expression. */
  static boolean areNeeded(Filter filter) {
    if (filter instanceof FilterList list) {
      return list.getFilters().stream().anyMatch(SeparateArrays::areNeeded);
    }
    if (filter instanceof SkipFilter skip) {
      return areNeeded(skip.getFilter());
    }
    if (filter instanceof WhileMatchFilter whileMatch) {
      return areNeeded(whileMatch.getFilter());
    }
    return comparator(filter) instanceof RegexStringComparator;
  }

  private static ByteArrayComparable comparator(Filter filter) {
    if (filter instanceof CompareFilter compare) {
      return compare.getComparator();
    }
    if (filter instanceof SingleColumnValueFilter column) {
      return column.getComparator();
    }
    return filter instanceof ColumnValueFilter column ? column.getComparator() : null;
  }

  /** A copy of a cell. */
  static Cell of(Cell cell) {
    return CellBuilderFactory.create(CellBuilderType.SHALLOW_COPY)
        .setRow(CellUtil.cloneRow(cell))
        .setFamily(CellUtil.cloneFamily(cell))
        .setQualifier(CellUtil.cloneQualifier(cell))
        .setTimestamp(cell.getTimestamp())
        .setType(cell.getType())
        .setValue(CellUtil.cloneValue(cell))
        .build();
  }
}
