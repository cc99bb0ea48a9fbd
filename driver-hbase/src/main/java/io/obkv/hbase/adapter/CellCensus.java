// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import java.util.List;

/** How many changes there are of each form that a batch tells apart. */
final class CellCensus {
  private int deletes;
  private int puts;
  private int timedPuts;

  /** The changes of rows. */
  static CellCensus of(List<RowWrites> rows) {
    CellCensus census = new CellCensus();
    for (RowWrites row : rows) {
      for (CellWrite cell : row.cells()) {
        census.add(cell);
      }
    }
    return census;
  }

  private void add(CellWrite cell) {
    if (cell.kind() != CellWrite.Kind.PUT) {
      deletes++;
    } else if (cell.isTimed()) {
      timedPuts++;
    } else {
      puts++;
    }
  }

  void add(CellCensus other) {
    deletes += other.deletes;
    puts += other.puts;
    timedPuts += other.timedPuts;
  }

  int count() {
    return deletes + puts + timedPuts;
  }

  /** Whether some have a time to live. */
  boolean hasTimed() {
    return timedPuts > 0;
  }

  /** Whether there are puts alone, or deletes alone. */
  boolean isOfOneType() {
    return deletes == 0 != (puts + timedPuts == 0);
  }

  /** Whether all have the same properties. */
  boolean isOfOneForm() {
    return isOfOneType() && (puts == 0 || timedPuts == 0);
  }
}
