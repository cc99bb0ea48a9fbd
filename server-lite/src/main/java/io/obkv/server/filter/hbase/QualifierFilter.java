// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** QualifierFilter: cells whose qualifier a comparison accepts, and those whose qualifier is empty. */
final class QualifierFilter extends HBaseFilter {
  private final Comparison comparison;

  QualifierFilter(Comparison comparison) {
    this.comparison = comparison;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    byte[] qualifier = cell.qualifier();
    return qualifier.length == 0 || comparison.accepts(qualifier) ? Verdict.INCLUDE : Verdict.SKIP;
  }
}
