// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.tablet.CellEntry;
import io.obkv.server.tablet.RowCells;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How the cells of a family stand in answers: a value a column, the time positive. Written from the stored bytes,
 * behind the four bytes that describe each column. Immutable.
 */
final class CellForm implements RowCells.Form {
  private static final int BINARY_LEVEL = 2;
  private static final byte[] NO_BYTES = {};

  /** About what a cell takes in an answer besides its row, qualifier and value. */
  private static final int FIXED_ROOM = 64;

  private final FamilyTable family;
  private final byte[] familyName;
  private final int row;
  private final int qualifier;
  private final int namedQualifier;
  private final int time;
  private final int value;
  private final boolean valueOfBytes;

  CellForm(FamilyTable family) {
    TableLayout layout = family.layout();
    Value bytes = Value.ofBytes(NO_BYTES);
    Value column = layout.typed(family.qualifierPosition(), bytes);
    Value present = layout.stored(family.valuePosition(), 0, NO_BYTES);
    this.family = family;
    this.familyName = (family.family() + '\0').getBytes(StandardCharsets.UTF_8);
    this.row = description(layout.typed(family.rowPosition(), bytes));
    this.qualifier = description(column);
    this.namedQualifier = description(named(column, NO_BYTES));
    this.time = description(layout.typed(family.timePosition(), Value.ofBigInt(0)));
    this.value = description(present);
    this.valueOfBytes = present.type().encoding() == ValueType.Encoding.BYTES;
  }

  /** The bytes before a value's payload. */
  private static int description(Value value) {
    return value.type().number() << 24
        | (value.collationLevel() & 0xff) << 16
        | (value.collation() & 0xff) << 8
        | value.scale() & 0xff;
  }

  /** Appends what {@link #answer} gives. */
  void write(StoredCell cell, boolean namesFamilies, boolean lifetimes, WireWriter out) {
    CellEntry entry = cell.entry();
    byte[] column = entry.qualifier();
    out.i32(row).bstring(entry.row());
    if (namesFamilies) {
      out.i32(namedQualifier)
          .vi32(familyName.length + column.length)
          .raw(familyName)
          .raw(column)
          .i8(0);
    } else {
      out.i32(qualifier).bstring(column);
    }
    out.i32(time).vi64(cell.timestamp());
    if (valueOfBytes && !entry.isValueNull()) {
      out.i32(value).bstring(entry.valueArray(), entry.valueFrom(), entry.valueLength());
    } else {
      ValueCodec.INSTANCE.encode(family.cells().value(entry), out);
    }
    if (lifetimes) {
      ValueCodec.INSTANCE.encode(lifetime(entry), out);
    }
  }

  /** {@inheritDoc} The cells are without the family's name, and with lifetimes where the family has them. */
  @Override
  public RowCells with(RowCells cells, CellEntry written) {
    StoredCell cell = new StoredCell(family, written);
    if (written.hasLifetime() || cell.timestamp() < 0) {
      return null;
    }
    AnsweredCell other = new AnsweredCell(cells.bytes());
    int place = 0;
    int from = 0;
    int sign = 1;
    while (place < cells.ends().length) {
      other.moveTo(from);
      sign = other.compareQualifier(written.qualifier());
      if (sign >= 0) {
        break;
      }
      from = cells.ends()[place++];
    }
    if (sign == 0 && other.timestamp() > cell.timestamp()) {
      return cells;
    }
    boolean replaces = place < cells.ends().length && sign == 0;
    WireWriter bytes = new WireWriter(
        WireWriter.LengthForm.SHORTEST,
        FIXED_ROOM + written.row().length + written.qualifier().length + written.valueLength());
    write(cell, false, family.hasTtl(), bytes);
    return spliced(cells, place, from, replaces ? cells.ends()[place] : from, bytes);
  }

  /** The cells with one, at a place, in the room between two others. */
  private static RowCells spliced(RowCells cells, int place, int from, int to, WireWriter cell) {
    byte[] before = cells.bytes();
    byte[] bytes = new byte[before.length - (to - from) + cell.size()];
    System.arraycopy(before, 0, bytes, 0, from);
    System.arraycopy(cell.array(), 0, bytes, from, cell.size());
    System.arraycopy(before, to, bytes, from + cell.size(), before.length - to);
    int[] ends = cells.ends();
    int kept = to > from ? place + 1 : place;
    int[] moved = new int[ends.length + 1 - (kept - place)];
    System.arraycopy(ends, 0, moved, 0, place);
    moved[place] = from + cell.size();
    for (int i = kept; i < ends.length; i++) {
      moved[place + 1 + i - kept] = ends[i] + bytes.length - before.length;
    }
    return new RowCells(bytes, moved);
  }

  /** A cell as it is answered. */
  List<Value> answer(StoredCell cell, boolean namesFamilies, boolean lifetimes) {
    TableLayout layout = family.layout();
    CellEntry entry = cell.entry();
    Value column = layout.typed(family.qualifierPosition(), Value.ofBytes(entry.qualifier()));
    List<Value> answer = new ArrayList<>(FamilyTable.COLUMNS_WITH_TTL.size());
    answer.add(layout.typed(family.rowPosition(), Value.ofBytes(entry.row())));
    answer.add(namesFamilies ? named(column, entry.qualifier()) : column);
    answer.add(layout.typed(family.timePosition(), Value.ofBigInt(cell.timestamp())));
    answer.add(family.cells().value(entry));
    if (lifetimes) {
      answer.add(lifetime(entry));
    }
    return answer;
  }

  private Value lifetime(CellEntry entry) {
    return family.hasTtl() ? family.cells().lifetime(entry) : Value.NULL;
  }

  private Value named(Value column, byte[] bytes) {
    byte[] joined = new byte[familyName.length + bytes.length];
    System.arraycopy(familyName, 0, joined, 0, familyName.length);
    System.arraycopy(bytes, 0, joined, familyName.length, bytes.length);
    return new Value(column.type(), BINARY_LEVEL, column.collation(), column.scale(), 0, joined);
  }
}
