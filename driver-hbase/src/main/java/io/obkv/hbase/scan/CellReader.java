// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.protocol.wire.EncodedValues;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.KeyValue;

/** Makes cells of the rows of a family's table: columns K, Q, T and V (3.10 of the protocol notes). */
final class CellReader {
  /** The lengths of key and value, the key's parts with their lengths, time and type. */
  private static final int FIXED_BYTES = 4 + 4 + 2 + 1 + 8 + 1;

  private static final Cell[] NO_CELLS = {};

  private final byte[] family;

  CellReader(byte[] family) {
    this.family = family;
  }

  /**
   * The page's cells, which share one array.
   *
   * @throws ProtocolException where a column is missing
   */
  Cell[] cells(EncodedPage page) {
    EncodedValues values = page.values();
    if (values.isEmpty()) {
      return NO_CELLS;
    }
    Columns columns = Columns.of(page);
    Cell[] cells = new Cell[values.size() / columns.width];
    int end = cells.length * columns.width;
    byte[] bytes = new byte[size(values, columns, 0, end)];
    int from = 0;
    for (int i = 0; i < cells.length; i++) {
      int length = write(values, columns, i * columns.width, bytes, from);
      cells[i] = new KeyValue(bytes, from, length);
      from += length;
    }
    return cells;
  }

  /**
   * The page's rows; the cells of one share an array, so that one that is kept does not keep the page.
   *
   * @throws ProtocolException where a column is missing
   */
  List<FamilyRow> rows(EncodedPage page) {
    EncodedValues values = page.values();
    if (values.isEmpty()) {
      return List.of();
    }
    Columns columns = Columns.of(page);
    int end = values.size() / columns.width * columns.width;
    List<FamilyRow> rows = new ArrayList<>();
    int at = 0;
    while (at < end) {
      int next = at + columns.width;
      while (next < end && values.isSame(at + columns.key, next + columns.key)) {
        next += columns.width;
      }
      rows.add(row(values, columns, at, next));
      at = next;
    }
    return rows;
  }

  private FamilyRow row(EncodedValues values, Columns columns, int begin, int end) {
    byte[] row = new byte[values.length(begin + columns.key)];
    values.copy(begin + columns.key, row, 0);
    List<Cell> cells = new ArrayList<>((end - begin) / columns.width);
    byte[] bytes = new byte[size(values, columns, begin, end)];
    int from = 0;
    for (int at = begin; at < end; at += columns.width) {
      int length = write(values, columns, at, bytes, from);
      cells.add(new KeyValue(bytes, from, length));
      from += length;
    }
    return new FamilyRow(row, cells);
  }

  /** Where a cell's parts stand among its values. */
  private record Columns(int width, int key, int qualifier, int time, int value) {
    static Columns of(EncodedPage page) {
      return new Columns(
          page.columns().size(),
          column(page, "K"),
          column(page, "Q"),
          column(page, "T"),
          column(page, "V"));
    }
  }

  private static int column(EncodedPage page, String name) {
    int index = page.columns().indexOf(name);
    if (index < 0) {
      throw new ProtocolException("cells without a column " + name + ": " + page.columns());
    }
    return index;
  }

  private int size(EncodedValues values, Columns columns, int begin, int end) {
    long size = 0;
    for (int at = begin; at < end; at += columns.width) {
      size += FIXED_BYTES
          + family.length
          + values.length(at + columns.key)
          + values.length(at + columns.qualifier);
      // SQL may have left a value out.
      if (values.type(at + columns.value).isBytes()) {
        size += values.length(at + columns.value);
      }
    }
    return Math.toIntExact(size);
  }

  /** Writes a cell in HBase's own form, so that each byte is copied once; returns its length. */
  private int write(EncodedValues values, Columns columns, int cell, byte[] bytes, int from) {
    int key = from + 8;
    int rowLength = values.copy(cell + columns.key, bytes, key + 2);
    bytes[key] = (byte) (rowLength >> 8);
    bytes[key + 1] = (byte) rowLength;
    int at = key + 2 + rowLength;
    bytes[at++] = (byte) family.length;
    System.arraycopy(family, 0, bytes, at, family.length);
    at += family.length;
    at += values.copy(cell + columns.qualifier, bytes, at);
    long timestamp = values.bits(cell + columns.time);
    putInt(bytes, at, (int) (timestamp >>> 32));
    putInt(bytes, at + 4, (int) timestamp);
    at += 8;
    bytes[at++] = KeyValue.Type.Put.getCode();
    int value = cell + columns.value;
    int valueLength = values.type(value).isBytes() ? values.copy(value, bytes, at) : 0;
    putInt(bytes, from, at - key);
    putInt(bytes, from + 4, valueLength);
    return at + valueLength - from;
  }

  private static void putInt(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 24);
    bytes[at + 1] = (byte) (value >> 16);
    bytes[at + 2] = (byte) (value >> 8);
    bytes[at + 3] = (byte) value;
  }
}
