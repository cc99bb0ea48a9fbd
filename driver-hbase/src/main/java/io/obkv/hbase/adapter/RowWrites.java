// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * All changes of one row that are applied together. Immutable; arrays are not copied.
 *
 * @param cells in the order in which they are applied
 */
public record RowWrites(byte[] row, List<CellWrite> cells) {
  public RowWrites {
    cells = List.copyOf(cells);
  }

  /** The families that are changed, in HBase's order. */
  public NavigableSet<byte[]> families() {
    NavigableSet<byte[]> families = new TreeSet<>(Bytes.BYTES_COMPARATOR);
    cells.forEach(cell -> families.add(cell.family()));
    return families;
  }

  /** Whether it may be applied twice. */
  public boolean isRepeatable() {
    return cells.stream().noneMatch(CellWrite::isCumulative);
  }

  /** About how many bytes it takes in a request. */
  public long size() {
    long size = 0;
    for (CellWrite cell : cells) {
      size += row.length + cell.size();
    }
    return size;
  }
}
