// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.CompactValueCodec;
import io.obkv.protocol.wire.WireWriter;

/**
 * Writes the tablets of a {@link LogStreamRequest} that changes cells: the bytes that {@link
 * TabletOperations} would be written as, without an object for each operation, entity and value.
 */
public final class LogStreamCellWriter {
  /** Row, qualifier and time. */
  private static final int KEY_COLUMNS = 3;

  private static final ColumnSet KEY = ColumnSet.first(KEY_COLUMNS);

  private final WireWriter out;
  private int tablet;

  /**
   * A writer.
   *
   * @param tablets how many follow
   */
  public LogStreamCellWriter(WireWriter out, int tablets) {
    this.out = out;
    out.vi64(tablets);
  }

  /**
   * Begins a tablet.
   *
   * @param likelyBytes about how many bytes the cells take: when these are right little is copied
   * @param flags see {@link TabletOperations}
   * @param cells how many follow
   */
  public void beginTablet(int likelyBytes, long tabletId, long flags, int cells) {
    tablet = out.beginLongStruct(likelyBytes);
    out.i64(tabletId).vi64(flags).vi64(cells);
  }

  /** Ends the tablet that was begun last. */
  public void endTablet() {
    out.endStruct(tablet);
  }

  /** The properties of a cell, in the order of the request's dictionary. */
  @FunctionalInterface
  public interface Properties<C> {
    /** Writes their number, then each. */
    void write(C cell, WireWriter out);
  }

  /**
   * Writes the change of one cell.
   *
   * @param type a number of {@link OperationType}
   * @param flag see {@link SingleOperation}
   * @param qualifier null for all of the family
   * @param likelyBytes about how many bytes all of it takes
   * @param columns which of the request's properties the cell has
   * @param cell given to {@code properties}
   */
  public <C> void cell(
      int type,
      long flag,
      byte[] row,
      byte[] qualifier,
      long time,
      int likelyBytes,
      ColumnSet columns,
      C cell,
      Properties<C> properties) {
    int operation = out.beginLongStruct(likelyBytes);
    out.i8(type).vi64(flag).vi64(1);
    int entity = out.beginLongStruct(likelyBytes);
    ColumnSet.CODEC.encode(KEY, out);
    out.vi64(KEY_COLUMNS);
    CompactValueCodec.bytes(row, out);
    if (qualifier == null) {
      CompactValueCodec.nothing(out);
    } else {
      CompactValueCodec.bytes(qualifier, out);
    }
    CompactValueCodec.bigInt(time, out);
    ColumnSet.CODEC.encode(columns, out);
    properties.write(cell, out);
    out.endStruct(entity);
    out.endStruct(operation);
  }
}
