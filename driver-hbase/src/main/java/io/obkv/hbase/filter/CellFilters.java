// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import io.obkv.hbase.filter.Translation.Effect;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.TimestampsFilter;

/** What is known of filters beside what a server can do of their work. */
public final class CellFilters {
  /** What a filter remembers does not depend on the family that it is asked for. */
  private static final FamilyContext ANY_FAMILY =
      new FamilyContext(new byte[0], true, null, true, false);

  private CellFilters() {}

  /**
   * Whether a filter judges each cell by its row, column and value, so that a cell passes whatever else there
   * is in the row, and whenever it was written.
   *
   * @param filter a copy by {@link FilterCopy}
   */
  public static boolean judgesCellsAlone(Filter filter) {
    Translation translation = Translations.of(filter, ANY_FAMILY);
    return (translation.is(Effect.ROW) || translation.is(Effect.CELL)) && !looksAtTimes(filter);
  }

  private static boolean looksAtTimes(Filter filter) {
    return filter instanceof TimestampsFilter
        || filter instanceof FilterList list
            && list.getFilters().stream().anyMatch(CellFilters::looksAtTimes);
  }
}
