// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.differential;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterBase;

/** A filter of an application's own that does what another does: a driver cannot know what that is. */
final class OpaqueFilter extends FilterBase {
  private final Filter inside;

  OpaqueFilter(Filter inside) {
    this.inside = inside;
  }

  @Override
  public void reset() throws IOException {
    inside.reset();
  }

  @Override
  public boolean filterRowKey(Cell firstRowCell) throws IOException {
    return inside.filterRowKey(firstRowCell);
  }

  @Override
  public boolean filterAllRemaining() throws IOException {
    return inside.filterAllRemaining();
  }

  @Override
  public ReturnCode filterCell(Cell cell) throws IOException {
    return inside.filterCell(cell);
  }

  @Override
  public Cell transformCell(Cell cell) throws IOException {
    return inside.transformCell(cell);
  }

  @Override
  public void filterRowCells(List<Cell> cells) throws IOException {
    inside.filterRowCells(cells);
  }

  @Override
  public boolean hasFilterRow() {
    return inside.hasFilterRow();
  }

  @Override
  public boolean filterRow() throws IOException {
    return inside.filterRow();
  }

  @Override
  public Cell getNextCellHint(Cell cell) throws IOException {
    return inside.getNextCellHint(cell);
  }

  @Override
  public boolean isFamilyEssential(byte[] name) throws IOException {
    return inside.isFamilyEssential(name);
  }

  @Override
  public void setReversed(boolean reversed) {
    inside.setReversed(reversed);
  }

  @Override
  public boolean isReversed() {
    return inside.isReversed();
  }
}
