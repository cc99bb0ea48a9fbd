// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** PageFilter: a number of rows; only rows that everything else let pass count. */
final class PageFilter extends HBaseFilter {
  private final long rows;
  private long accepted;

  PageFilter(long rows) {
    this.rows = rows;
  }

  @Override
  public boolean filterAllRemaining() {
    return accepted >= rows;
  }

  @Override
  public boolean filterRow() {
    accepted++;
    return accepted > rows;
  }
}
