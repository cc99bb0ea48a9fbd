// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.Arrays;
import java.util.List;

/**
 * FirstKeyOnlyFilter: the first cell of each row. FirstKeyValueMatchingQualifiersFilter: the cells of
 * each row up to the first whose qualifier is listed.
 */
final class FirstKeyOnlyFilter extends HBaseFilter {
  private final List<byte[]> qualifiers;
  private boolean found;

  /** The first cell of each row. */
  FirstKeyOnlyFilter() {
    this(null);
  }

  /**
   * @param qualifiers those that end a row; null when every one does
   */
  FirstKeyOnlyFilter(List<byte[]> qualifiers) {
    this.qualifiers = qualifiers;
  }

  @Override
  public void reset() {
    found = false;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    if (found) {
      return Verdict.NEXT_ROW;
    }
    found = qualifiers == null
        || qualifiers.stream().anyMatch(listed -> Arrays.equals(listed, cell.qualifier()));
    return Verdict.INCLUDE;
  }
}
