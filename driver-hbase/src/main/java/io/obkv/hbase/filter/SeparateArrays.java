// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellBuilderFactory;
import org.apache.hadoop.hbase.CellBuilderType;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.filter.ByteArrayComparable;
import org.apache.hadoop.hbase.filter.ColumnValueFilter;
import org.apache.hadoop.hbase.filter.CompareFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.PrefixFilter;
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
  private final int room;

  /** {@code room} is that behind a row's key, of zeros: HBase's prefix filter reads on behind a short key. */
  private SeparateArrays(int room) {
    this.room = room;
  }

  /** What a filter needs; null where it takes cells as they are. */
  static SeparateArrays neededBy(Filter filter) {
    return comparesByExpression(filter) ? new SeparateArrays(longestPrefix(filter)) : null;
  }

  private static boolean comparesByExpression(Filter filter) {
    List<Filter> members = members(filter);
    return members.isEmpty()
        ? comparator(filter) instanceof RegexStringComparator
        : members.stream().anyMatch(SeparateArrays::comparesByExpression);
  }

  private static int longestPrefix(Filter filter) {
    if (filter instanceof PrefixFilter prefix) {
      return prefix.getPrefix() == null ? 0 : prefix.getPrefix().length;
    }
    return members(filter).stream()
        .mapToInt(SeparateArrays::longestPrefix)
        .max()
        .orElse(0);
  }

  private static List<Filter> members(Filter filter) {
    if (filter instanceof FilterList list) {
      return list.getFilters();
    }
    if (filter instanceof SkipFilter skip) {
      return List.of(skip.getFilter());
    }
    return filter instanceof WhileMatchFilter whileMatch
        ? List.of(whileMatch.getFilter())
        : List.of();
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
  Cell of(Cell cell) {
    int length = cell.getRowLength();
    byte[] row = new byte[length + room];
    CellUtil.copyRowTo(cell, row, 0);
    return CellBuilderFactory.create(CellBuilderType.SHALLOW_COPY)
        .setRow(row, 0, length)
        .setFamily(CellUtil.cloneFamily(cell))
        .setQualifier(CellUtil.cloneQualifier(cell))
        .setTimestamp(cell.getTimestamp())
        .setType(cell.getType())
        .setValue(CellUtil.cloneValue(cell))
        .build();
  }
}
