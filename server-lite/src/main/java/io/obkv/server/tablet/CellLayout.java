// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.Entry;
import io.obkv.server.tablet.CellEntry.Payload;
import io.obkv.value.Value;
import java.util.Arrays;

/**
 * A table that keeps cells: its key is a row and a qualifier, both bytes, and a time, a whole number; a column
 * holds the value and perhaps another one a lifetime. Such rows are read without making values of them, and the
 * columns beside these are passed over. Immutable.
 */
public final class CellLayout {
  private static final int ROW_FROM = Long.BYTES + 1;

  /** Behind a qualifier: its end, and the time with its mark. */
  private static final int TAIL = 2 + 1 + Long.BYTES;

  private static final int NONE = -1;

  private final TableLayout table;
  private final int[] key;
  private final int valuePosition;
  private final int lifetimePosition;
  private final boolean readable;

  /**
   * @param valuePosition the column of the value
   * @param lifetimePosition the column of the lifetime, or -1
   */
  CellLayout(TableLayout table, int valuePosition, int lifetimePosition) {
    this.table = table;
    this.key = table.keyPositions();
    this.valuePosition = valuePosition;
    this.lifetimePosition = lifetimePosition;
    // What is computed from other columns has to be computed.
    this.readable =
        table.isStored(valuePosition) && (lifetimePosition < 0 || table.isStored(lifetimePosition));
  }

  /** The value of an entry as its column answers it. */
  public Value value(CellEntry entry) {
    return made(valuePosition, entry.valuePayload());
  }

  /** The lifetime of an entry as its column answers it. */
  public Value lifetime(CellEntry entry) {
    return made(lifetimePosition, entry.lifetimePayload());
  }

  private Value made(int position, Payload payload) {
    return payload.isNull()
        ? table.nullOf(position)
        : table.stored(
            position,
            payload.bits(),
            Arrays.copyOfRange(payload.array(), payload.from(), payload.from() + payload.length()));
  }

  TableLayout table() {
    return table;
  }

  /** Where the row ends in a storage key, its mark of the end included; -1 for a key that is no cell's. */
  static int rowEnd(byte[] storageKey, int length) {
    if (length <= ROW_FROM + TAIL || storageKey[ROW_FROM - 1] != KeyColumn.VALUE_MARK) {
      return NONE;
    }
    int at = ROW_FROM;
    while (storageKey[at] != 0 || storageKey[at + 1] != BinaryKeyColumn.END) {
      at += storageKey[at] == 0 ? 2 : 1;
    }
    return at + 2;
  }

  /**
   * An entry as a cell, which keeps the array of the stored value.
   *
   * @param rowEnd as {@link #rowEnd} gives it
   * @param row the row, where it is known; else null
   */
  CellEntry decode(Entry entry, int rowEnd, byte[] row) {
    byte[] storageKey = entry.keyArray();
    int timeFrom = entry.keyLength() - Long.BYTES;
    boolean present = readable
        && rowEnd != NONE
        && storageKey[rowEnd] == KeyColumn.VALUE_MARK
        && storageKey[timeFrom - 1] == KeyColumn.VALUE_MARK;
    if (!present) {
      return ofValues(table.decode(entry.key(), entry.value()));
    }
    byte[] stored = entry.valueArray();
    int from = entry.valueFrom();
    ByteSource in = new ByteSource(stored, from, from + entry.valueLength());
    RowCodec.checkFormat(in);
    Payload value = null;
    Payload lifetime = null;
    while (in.hasRemaining()) {
      long head = in.varint();
      int position = table.storedPosition(RowCodec.columnId(head));
      Payload payload = payload(head, in, stored);
      if (position == valuePosition) {
        value = payload;
      } else if (position >= 0 && position == lifetimePosition) {
        lifetime = payload;
      }
    }
    return new CellEntry(
        row != null ? row : BinaryKeyColumn.decoded(storageKey, ROW_FROM, rowEnd - 2),
        BinaryKeyColumn.decoded(storageKey, rowEnd + 1, entry.keyLength() - TAIL),
        LongKeyColumn.signed(storageKey, timeFrom),
        value != null ? value : missing(valuePosition),
        lifetime != null ? lifetime : missing(lifetimePosition));
  }

  private static Payload payload(long head, ByteSource in, byte[] stored) {
    if (RowCodec.isNull(head)) {
      return Payload.NULL;
    }
    long bits = RowCodec.hasNumber(head) ? RowCodec.number(in) : 0;
    int length = RowCodec.hasBytes(head) ? (int) in.varint() : 0;
    int from = in.position();
    in.skip(length);
    return new Payload(false, bits, stored, from, length);
  }

  /** What a column that was added behind the row has in it. */
  private Payload missing(int position) {
    return position < 0 ? Payload.NULL : payload(table.whenMissing(position));
  }

  private CellEntry ofValues(Value[] values) {
    return new CellEntry(
        values[key[0]].bytes(),
        values[key[1]].bytes(),
        values[key[2]].bits(),
        payload(values[valuePosition]),
        lifetimePosition < 0 ? Payload.NULL : payload(values[lifetimePosition]));
  }

  private static Payload payload(Value value) {
    return value.isNull()
        ? Payload.NULL
        : new Payload(false, value.bits(), value.bytes(), 0, value.bytes().length);
  }

  /** Where the cells of a row from a qualifier on begin. */
  static byte[] storageKey(long tabletId, byte[] row, byte[] qualifier) {
    ByteSink out = new ByteSink(Long.BYTES + row.length + qualifier.length + 16);
    out.putLong(tabletId).put(KeyColumn.VALUE_MARK);
    BinaryKeyColumn.encode(row, out);
    out.put(KeyColumn.VALUE_MARK);
    BinaryKeyColumn.encode(qualifier, out);
    return out.toByteArray();
  }
}
