// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.protocol.wire.EncodedValues;
import java.util.ArrayList;
import java.util.Arrays;
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
   * The page's cells.
   *
   * @throws ProtocolException where a column is missing
   */
  Cell[] cells(EncodedPage page) {
    EncodedValues values = page.values();
    if (values.isEmpty()) {
      return NO_CELLS;
    }
    int key = column(page, "K");
    int qualifier = column(page, "Q");
    int time = column(page, "T");
    int value = column(page, "V");
    int width = page.columns().size();
    Cell[] cells = new Cell[values.size() / width];
    for (int i = 0; i < cells.length; i++) {
      int at = i * width;
      cells[i] = cell(values, at + key, at + qualifier, at + time, at + value);
    }
    return cells;
  }

  /**
   * The page's rows.
   *
   * @throws ProtocolException where a column is missing
   */
  List<FamilyRow> rows(EncodedPage page) {
    EncodedValues values = page.values();
    int width = page.columns().size();
    if (values.isEmpty()) {
      return List.of();
    }
    int key = column(page, "K");
    int qualifier = column(page, "Q");
    int time = column(page, "T");
    int value = column(page, "V");
    List<FamilyRow> rows = new ArrayList<>();
    byte[] row = null;
    List<Cell> cells = null;
    for (int at = 0; at + width <= values.size(); at += width) {
      KeyValue cell = cell(values, at + key, at + qualifier, at + time, at + value);
      if (row == null || !isOf(row, cell)) {
        row = Arrays.copyOfRange(
            cell.getRowArray(), cell.getRowOffset(), cell.getRowOffset() + cell.getRowLength());
        cells = new ArrayList<>();
        rows.add(new FamilyRow(row, cells));
      }
      cells.add(cell);
    }
    return rows;
  }

  private static int column(EncodedPage page, String name) {
    int index = page.columns().indexOf(name);
    if (index < 0) {
      throw new ProtocolException("cells without a column " + name + ": " + page.columns());
    }
    return index;
  }

  private static boolean isOf(byte[] row, KeyValue cell) {
    int start = cell.getRowOffset();
    return Arrays.equals(
        row, 0, row.length, cell.getRowArray(), start, start + cell.getRowLength());
  }

  /** Written in HBase's own form, so that each byte is copied once. */
  private KeyValue cell(EncodedValues values, int key, int qualifier, int time, int value) {
    int rowLength = values.length(key);
    int qualifierLength = values.length(qualifier);
    // SQL may have left a value out.
    boolean hasValue = values.type(value).isBytes();
    int valueLength = hasValue ? values.length(value) : 0;
    int keyLength = FIXED_BYTES - 8 + rowLength + family.length + qualifierLength;
    byte[] bytes = new byte[8 + keyLength + valueLength];
    putInt(bytes, 0, keyLength);
    putInt(bytes, 4, valueLength);
    bytes[8] = (byte) (rowLength >> 8);
    bytes[9] = (byte) rowLength;
    int at = 10;
    values.copy(key, bytes, at);
    at += rowLength;
    bytes[at++] = (byte) family.length;
    System.arraycopy(family, 0, bytes, at, family.length);
    at += family.length;
    values.copy(qualifier, bytes, at);
    at += qualifierLength;
    long timestamp = values.bits(time);
    putInt(bytes, at, (int) (timestamp >>> 32));
    putInt(bytes, at + 4, (int) timestamp);
    at += 8;
    bytes[at++] = KeyValue.Type.Put.getCode();
    if (hasValue) {
      values.copy(value, bytes, at);
    }
    return new KeyValue(bytes, 0, bytes.length);
  }

  private static void putInt(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 24);
    bytes[at + 1] = (byte) (value >> 16);
    bytes[at + 2] = (byte) (value >> 8);
    bytes[at + 3] = (byte) value;
  }
}
