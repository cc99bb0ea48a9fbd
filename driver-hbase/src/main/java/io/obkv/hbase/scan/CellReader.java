// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.protocol.wire.EncodedValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.client.Result;

/** Makes cells of the rows of a family's table: columns K, Q, T and V (3.10 of the protocol notes). */
final class CellReader {
  /** The lengths of key and value, before the key. */
  private static final int LENGTHS = 4 + 4;

  /** The time and the type, behind the qualifier. */
  private static final int TIME_AND_TYPE = 8 + 1;

  private static final Cell[] NO_CELLS = {};

  private final byte[] family;

  CellReader(byte[] family) {
    this.family = family;
  }

  /**
   * The page's cells; those of one row share an array.
   *
   * @throws ProtocolException where a column is missing
   */
  Cell[] cells(EncodedPage page) {
    if (page.values().isEmpty()) {
      return NO_CELLS;
    }
    Rows rows = new Rows(page);
    Cell[] first = rows.next();
    if (!rows.hasNext()) {
      return first;
    }
    List<Cell> cells = new ArrayList<>(Arrays.asList(first));
    while (rows.hasNext()) {
      cells.addAll(Arrays.asList(rows.next()));
    }
    return cells.toArray(NO_CELLS);
  }

  /**
   * The page's rows; the cells of one share an array, so that one that is kept does not keep the page.
   *
   * @throws ProtocolException where a column is missing
   */
  List<FamilyRow> rows(EncodedPage page) {
    if (page.values().isEmpty()) {
      return List.of();
    }
    List<FamilyRow> found = new ArrayList<>();
    Rows rows = new Rows(page);
    while (rows.hasNext()) {
      byte[] key = rows.key();
      found.add(new FamilyRow(key, new ArrayList<>(Arrays.asList(rows.next()))));
    }
    return found;
  }

  /**
   * As {@link #rows}, a result each.
   *
   * @param most how many of the rows are taken
   */
  void results(EncodedPage page, int most, Collection<? super Result> into) {
    if (page.values().isEmpty()) {
      return;
    }
    Rows rows = new Rows(page);
    for (int left = most; left > 0 && rows.hasNext(); left--) {
      into.add(Result.create(rows.next()));
    }
  }

  /** Where a cell's parts stand among its values. */
  private record Columns(int width, int key, int qualifier, int time, int value) {
    private static final Columns OF_CELLS = find(EncodedPage.CELL_COLUMNS);

    static Columns of(List<String> names) {
      return names.equals(EncodedPage.CELL_COLUMNS) ? OF_CELLS : find(names);
    }

    private static Columns find(List<String> names) {
      return new Columns(
          names.size(), index(names, "K"), index(names, "Q"), index(names, "T"), index(names, "V"));
    }

    private static int index(List<String> names, String name) {
      int index = names.indexOf(name);
      if (index < 0) {
        throw new ProtocolException("cells without a column " + name + ": " + names);
      }
      return index;
    }
  }

  /** Goes over the runs of cells of one key. */
  private final class Rows {
    private final EncodedValues values;
    private final Columns columns;
    private final int end;
    private int next;

    Rows(EncodedPage page) {
      values = page.values();
      columns = Columns.of(page.columns());
      end = values.size() / columns.width * columns.width;
    }

    boolean hasNext() {
      return next < end;
    }

    byte[] key() {
      byte[] key = new byte[values.length(next + columns.key)];
      values.copy(next + columns.key, key, 0);
      return key;
    }

    Cell[] next() {
      int begin = next;
      int at = begin;
      long size = 0;
      do {
        size += values.length(at + columns.qualifier) + (long) valueLength(at);
        at += columns.width;
      } while (at < end && values.isSame(begin + columns.key, at + columns.key));
      next = at;
      int count = (at - begin) / columns.width;
      int prefix = Short.BYTES + values.length(begin + columns.key) + 1 + family.length;
      return write(
          begin,
          count,
          prefix,
          Math.addExact(size, count * (LENGTHS + prefix + (long) TIME_AND_TYPE)));
    }

    /** SQL may have left a value out. */
    private int valueLength(int cell) {
      int value = cell + columns.value;
      return values.type(value).isBytes() ? values.length(value) : 0;
    }

    /** Writes cells in HBase's own form, one behind the other. */
    private Cell[] write(int begin, int count, int prefix, long size) {
      byte[] bytes = new byte[Math.toIntExact(size)];
      writePrefix(begin, bytes);
      Cell[] cells = new Cell[count];
      int cell = begin;
      int from = 0;
      for (int i = 0; i < count; i++) {
        if (i > 0) {
          System.arraycopy(bytes, LENGTHS, bytes, from + LENGTHS, prefix);
        }
        int length = write(cell, bytes, from, prefix);
        cells[i] = new WrittenCell(bytes, from, length);
        from += length;
        cell += columns.width;
      }
      return cells;
    }

    /** Writes what all cells of a row have at the beginning of their keys: the row and the family. */
    private void writePrefix(int cell, byte[] bytes) {
      int at = LENGTHS + Short.BYTES;
      int rowLength = values.copy(cell + columns.key, bytes, at);
      bytes[LENGTHS] = (byte) (rowLength >> 8);
      bytes[LENGTHS + 1] = (byte) rowLength;
      at += rowLength;
      bytes[at] = (byte) family.length;
      System.arraycopy(family, 0, bytes, at + 1, family.length);
    }

    /** Writes a cell but for the prefix of its key; returns its length. */
    private int write(int cell, byte[] bytes, int from, int prefix) {
      int at = from + LENGTHS + prefix;
      at += values.copy(cell + columns.qualifier, bytes, at);
      long timestamp = values.bits(cell + columns.time);
      putInt(bytes, at, (int) (timestamp >>> 32));
      putInt(bytes, at + 4, (int) timestamp);
      bytes[at + 8] = KeyValue.Type.Put.getCode();
      at += TIME_AND_TYPE;
      int value = cell + columns.value;
      int valueLength = values.type(value).isBytes() ? values.copy(value, bytes, at) : 0;
      putInt(bytes, from, at - from - LENGTHS);
      putInt(bytes, from + 4, valueLength);
      return at + valueLength - from;
    }
  }

  private static void putInt(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 24);
    bytes[at + 1] = (byte) (value >> 16);
    bytes[at + 2] = (byte) (value >> 8);
    bytes[at + 3] = (byte) value;
  }
}
