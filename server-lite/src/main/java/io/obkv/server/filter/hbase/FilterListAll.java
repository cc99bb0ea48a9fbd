// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import io.obkv.server.filter.hbase.Verdict.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** AND: what all members let pass. Of their steps the longest is taken. */
final class FilterListAll extends FilterList {
  /** Who wanted to go to another column, of the last cell. */
  private final List<HBaseFilter> seekers = new ArrayList<>();

  FilterListAll(List<HBaseFilter> members) {
    super(members);
  }

  @Override
  public boolean filterAllRemaining() {
    return members().stream().anyMatch(HBaseFilter::filterAllRemaining);
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    boolean refused = false;
    for (HBaseFilter member : members()) {
      // Every member sees the row, for its state.
      refused |= member.filterAllRemaining() || member.filterRowKey(row);
    }
    return refused;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    boolean includes = true;
    seekers.clear();
    Step step = Step.CELL;
    for (HBaseFilter member : members()) {
      if (member.filterAllRemaining()) {
        return Verdict.NEXT_ROW;
      }
      Verdict verdict = member.filterCell(cell);
      if (verdict == Verdict.SEEK) {
        seekers.add(member);
      }
      includes &= verdict.includes();
      step = step.compareTo(verdict.step()) < 0 ? verdict.step() : step;
    }
    return seekers.isEmpty() ? Verdict.of(includes, step) : Verdict.SEEK;
  }

  @Override
  public boolean filterRow() {
    return members().stream().anyMatch(HBaseFilter::filterRow);
  }

  @Override
  public void retainCells(List<? extends FilterCell> cells) {
    members().forEach(member -> member.retainCells(cells));
  }

  @Override
  public byte[] nextQualifier(FilterCell cell) {
    return seekers.stream()
        .map(member -> member.nextQualifier(cell))
        .filter(Objects::nonNull)
        .max(Arrays::compareUnsigned)
        .orElse(null);
  }

  @Override
  public byte[] nextRow(byte[] row) {
    return members().stream()
        .map(member -> member.nextRow(row))
        .filter(Objects::nonNull)
        .max(Arrays::compareUnsigned)
        .orElse(null);
  }
}
