// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** SKIP: drops a row as soon as another filter refuses one of its cells. */
final class SkipFilter extends HBaseFilter {
  private final HBaseFilter filter;
  private boolean refused;

  SkipFilter(HBaseFilter filter) {
    this.filter = filter;
  }

  @Override
  public void reset() {
    filter.reset();
    refused = false;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    Verdict verdict = filter.filterCell(cell);
    refused = refused || verdict != Verdict.INCLUDE;
    return verdict;
  }

  @Override
  public boolean filterRow() {
    return refused;
  }

  @Override
  public boolean decidesRows() {
    return true;
  }

  @Override
  public byte[] transform(byte[] value) {
    return filter.transform(value);
  }

  @Override
  public byte[] nextQualifier(FilterCell cell) {
    return filter.nextQualifier(cell);
  }
}
