// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.value.Value;
import java.util.List;

/**
 * Rows as entries of ordered bytes. The key holds the primary key's columns; the value holds a
 * format byte and, by column id, every stored column that cannot be read back from the key. A column
 * that an entry does not know was added later: it has the value it was added with. Immutable.
 */
final class RowCodec {
  private static final int FORMAT = 1;
  private static final int KIND_BITS = 2;

  /** What follows a column's id: a number, bytes, both (decimals), or nothing (NULL). */
  private static final int NUMBER = 1;

  private static final int BYTES = 2;

  private final List<ColumnSchema> columns;
  private final AnswerForm[] forms;
  private final KeyCodec keys;
  private final int[] keyPositions;

  /** How many of the key's columns are read: all up to the last that can be read back. */
  private final int keyColumnsRead;

  private final boolean[] inValue;
  private final int[] positionsById;
  private final Value[] whenMissing;

  /**
   * @param whenMissing for every column the value in rows that are older than it
   */
  RowCodec(
      List<ColumnSchema> columns,
      AnswerForm[] forms,
      KeyCodec keys,
      int[] keyPositions,
      Value[] whenMissing) {
    this.columns = columns;
    this.forms = forms;
    this.keys = keys;
    this.keyPositions = keyPositions;
    this.whenMissing = whenMissing;
    this.inValue = new boolean[columns.size()];
    this.positionsById = positionsById(columns);
    for (int i = 0; i < inValue.length; i++) {
      inValue[i] = columns.get(i).generated().map(g -> g.stored()).orElse(true);
    }
    int read = 0;
    for (int i = 0; i < keyPositions.length; i++) {
      if (keys.columns().get(i).isReversible()) {
        inValue[keyPositions[i]] = false;
        read = i + 1;
      }
    }
    this.keyColumnsRead = read;
  }

  private static int[] positionsById(List<ColumnSchema> columns) {
    int highest = columns.stream().mapToInt(ColumnSchema::id).max().orElse(0);
    int[] positions = new int[highest + 1];
    java.util.Arrays.fill(positions, -1);
    for (int i = 0; i < columns.size(); i++) {
      positions[columns.get(i).id()] = i;
    }
    return positions;
  }

  /** The value of the entry for a complete row. */
  byte[] encodeValue(Value[] row) {
    ByteSink out = new ByteSink(size(row));
    out.put(FORMAT);
    for (int i = 0; i < row.length; i++) {
      if (inValue[i]) {
        encodeColumn(columns.get(i).id(), row[i], out);
      }
    }
    return out.toByteArray();
  }

  /** Exactly what the entry takes: else its array would be copied at the end. */
  private int size(Value[] row) {
    int size = 1;
    for (int i = 0; i < row.length; i++) {
      if (inValue[i]) {
        size += columnSize(columns.get(i).id(), row[i]);
      }
    }
    return size;
  }

  private static int columnSize(int id, Value value) {
    int kind = kind(value);
    int size = ByteSink.varintSize((long) id << KIND_BITS | kind);
    if ((kind & NUMBER) != 0) {
      size += ByteSink.varintSize(zigzag(value.bits()));
    }
    if ((kind & BYTES) != 0) {
      int length = value.bytes().length;
      size += ByteSink.varintSize(length) + length;
    }
    return size;
  }

  private static void encodeColumn(int id, Value value, ByteSink out) {
    int kind = kind(value);
    out.putVarint((long) id << KIND_BITS | kind);
    if ((kind & NUMBER) != 0) {
      out.putVarint(zigzag(value.bits()));
    }
    if ((kind & BYTES) != 0) {
      out.putVarint(value.bytes().length).put(value.bytes());
    }
  }

  private static int kind(Value value) {
    if (value.isNull()) {
      return 0;
    }
    if (value.type().isBytes()) {
      return BYTES;
    }
    return value.bytes().length == 0 ? NUMBER : NUMBER | BYTES;
  }

  private static long zigzag(long number) {
    return number << 1 ^ number >> 63;
  }

  /**
   * The row of an entry; virtual columns are left null.
   *
   * @param key the whole key of the entry
   * @param keyOffset where the primary key begins in it
   */
  Value[] decode(byte[] key, int keyOffset, byte[] value) {
    Value[] row = new Value[forms.length];
    decodeKey(new ByteSource(key, keyOffset), row);
    ByteSource in = new ByteSource(value, 0);
    checkFormat(in);
    while (in.hasRemaining()) {
      decodeColumn(in, row);
    }
    for (int i = 0; i < row.length; i++) {
      if (row[i] == null && inValue[i]) {
        row[i] = whenMissing[i];
      }
    }
    return row;
  }

  /** Reads past what stands before the columns of a value. */
  static void checkFormat(ByteSource in) {
    int format = in.u8();
    if (format != FORMAT) {
      throw new IllegalStateException("a row in the unknown format " + format);
    }
  }

  private void decodeKey(ByteSource in, Value[] row) {
    for (int i = 0; i < keyColumnsRead; i++) {
      KeyColumn.Payload payload = keys.columns().get(i).decode(in);
      if (payload != null) {
        AnswerForm form = forms[keyPositions[i]];
        row[keyPositions[i]] =
            payload.isNull() ? form.nullValue() : form.of(payload.bits(), payload.bytes());
      }
    }
  }

  private void decodeColumn(ByteSource in, Value[] row) {
    long head = in.varint();
    long bits = hasNumber(head) ? number(in) : 0;
    byte[] bytes = hasBytes(head) ? in.take((int) in.varint()) : KeyColumn.Payload.NO_BYTES;
    int position = position(columnId(head));
    if (position >= 0) {
      AnswerForm form = forms[position];
      row[position] = isNull(head) ? form.nullValue() : form.of(bits, bytes);
    }
  }

  /** The column that the head of a stored one names. */
  static int columnId(long head) {
    return (int) (head >>> KIND_BITS);
  }

  static boolean isNull(long head) {
    return (head & (NUMBER | BYTES)) == 0;
  }

  static boolean hasNumber(long head) {
    return (head & NUMBER) != 0;
  }

  static boolean hasBytes(long head) {
    return (head & BYTES) != 0;
  }

  /** Reads the number behind a head that {@link #hasNumber}. */
  static long number(ByteSource in) {
    long coded = in.varint();
    return coded >>> 1 ^ -(coded & 1);
  }

  /** Where the column of an id is; -1 for one that the table has no more. */
  int position(int columnId) {
    return columnId < positionsById.length ? positionsById[columnId] : -1;
  }

  /** True when the column is kept beside the key. */
  boolean isInValue(int position) {
    return inValue[position];
  }

  /** What the column has in rows that are older than it. */
  Value whenMissing(int position) {
    return whenMissing[position];
  }
}
