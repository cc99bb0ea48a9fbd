// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** ValueFilter: cells whose value a comparison accepts. */
final class ValueFilter extends HBaseFilter {
  private final Comparison comparison;

  ValueFilter(Comparison comparison) {
    this.comparison = comparison;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    return comparison.accepts(cell.value()) ? Verdict.INCLUDE : Verdict.SKIP;
  }
}
