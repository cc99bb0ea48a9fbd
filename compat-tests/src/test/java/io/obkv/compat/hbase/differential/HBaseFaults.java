// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.differential;

import java.util.List;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.ColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.ColumnRangeFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.MultipleColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.SkipFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;

/** What HBase's filters get wrong, so that what they give depends on what they are shown. */
final class HBaseFaults {
  private HBaseFaults() {}

  /** Lists of alternatives with hints to columns lose rows of reversed scans, some or all. */
  static boolean mayShow(Scan scan) {
    return scan.isReversed() && scan.getFilter() != null && hasHintingAlternative(scan.getFilter());
  }

  private static boolean hasHintingAlternative(Filter filter) {
    List<Filter> members = members(filter);
    return filter instanceof FilterList list
            && list.getOperator() == FilterList.Operator.MUST_PASS_ONE
            && members.stream().anyMatch(HBaseFaults::hintsToColumns)
        || members.stream().anyMatch(HBaseFaults::hasHintingAlternative);
  }

  private static boolean hintsToColumns(Filter filter) {
    return filter instanceof ColumnPrefixFilter
        || filter instanceof MultipleColumnPrefixFilter
        || filter instanceof ColumnRangeFilter
        || members(filter).stream().anyMatch(HBaseFaults::hintsToColumns);
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
}
