// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** FamilyFilter: all cells or none, by the family that is read. */
final class FamilyFilter extends HBaseFilter {
  private final boolean accepted;

  FamilyFilter(Comparison comparison, byte[] family) {
    this.accepted = comparison.accepts(family);
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    return accepted ? Verdict.INCLUDE : Verdict.NEXT_ROW;
  }
}
