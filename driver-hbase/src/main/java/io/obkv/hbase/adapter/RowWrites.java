// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
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

  /** Whether no more than one family is changed, as in most rows. */
  public boolean isOfOneFamily() {
    for (int i = 1; i < cells.size(); i++) {
      if (!Bytes.equals(cells.get(i).family(), cells.get(0).family())) {
        return false;
      }
    }
    return true;
  }

  /** Whether all versions up to a time are removed from any column. */
  public boolean hasDeleteUpTo() {
    for (CellWrite cell : cells) {
      if (cell.isUpTo()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Parts that one request each can say, mostly this one. Requests to a table group name columns {@code
   * family.qualifier}: there an empty qualifier is not told from none, nor where a family's name ends that
   * has a dot; such families are sent apart.
   */
  public List<RowWrites> parts() {
    if (isOfOneFamily()) {
      return List.of(this);
    }
    NavigableSet<byte[]> families = families();
    NavigableSet<byte[]> apart = new TreeSet<>(Bytes.BYTES_COMPARATOR);
    cells.stream()
        .filter(cell -> !cell.isNameableInGroup())
        .forEach(cell -> apart.add(cell.family()));
    if (apart.isEmpty()) {
      return List.of(this);
    }
    List<RowWrites> parts = new ArrayList<>();
    apart.forEach(family -> parts.add(part(cell -> Bytes.equals(cell.family(), family))));
    if (apart.size() < families.size()) {
      parts.add(part(cell -> !apart.contains(cell.family())));
    }
    return parts;
  }

  /**
   * The same with each delete up to a time several times over: by each a server removes no more of a
   * column's versions than the family keeps, however many there still are.
   */
  public RowWrites withDeletes(int times) {
    if (times == 1 || !hasDeleteUpTo()) {
      return this;
    }
    List<CellWrite> repeated = new ArrayList<>(cells.size() * times);
    for (CellWrite cell : cells) {
      repeated.addAll(Collections.nCopies(cell.isUpTo() ? times : 1, cell));
    }
    return new RowWrites(row, repeated);
  }

  /** What of the row can be sent again to remove what is left: nothing where it has puts, too. */
  public RowWrites deletesToRepeat() {
    boolean puts = cells.stream().anyMatch(cell -> cell.kind() == CellWrite.Kind.PUT);
    return part(cell -> !puts && cell.isUpTo());
  }

  private RowWrites part(Predicate<CellWrite> chosen) {
    return new RowWrites(row, cells.stream().filter(chosen).toList());
  }

  /** Whether it may be applied twice. */
  public boolean isRepeatable() {
    for (CellWrite cell : cells) {
      if (cell.isCumulative()) {
        return false;
      }
    }
    return true;
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
