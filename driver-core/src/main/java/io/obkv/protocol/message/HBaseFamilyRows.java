// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells that one request puts into one column family (3.9).
 *
 * @param tableName the family's own table, {@code table$family}
 * @param keyIndexes for each row, its place in the request's list of keys
 * @param cellCounts for each row, its number of cells
 * @param cells the cells of all rows, row after row
 */
public record HBaseFamilyRows(
    String tableName, List<Long> keyIndexes, List<Long> cellCounts, List<HBaseCell> cells) {
  private static final Codec<Long> LONG = new Codec<>() {
    @Override
    public void encode(Long value, WireWriter out) {
      out.vi64(value);
    }

    @Override
    public Long decode(WireReader in) {
      return in.vi64();
    }
  };

  static final Codec<HBaseFamilyRows> CODEC = new Codec<>() {
    @Override
    public void encode(HBaseFamilyRows m, WireWriter out) {
      int struct = out.beginStruct();
      out.vstring(m.tableName).list(LONG, m.keyIndexes).list(LONG, m.cellCounts);
      for (HBaseCell cell : m.cells) {
        HBaseCell.CODEC.encode(cell, out);
      }
      out.endStruct(struct);
    }

    @Override
    public HBaseFamilyRows decode(WireReader in) {
      int struct = in.beginStruct();
      String tableName = in.vstring();
      List<Long> keyIndexes = in.list(LONG);
      List<Long> cellCounts = in.list(LONG);
      long count = 0;
      for (long cells : cellCounts) {
        if (cells < 0 || cells > in.remaining()) {
          throw new ProtocolException("a row of " + cells + " cells");
        }
        count += cells;
      }
      List<HBaseCell> cells = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        cells.add(HBaseCell.CODEC.decode(in));
      }
      in.endStruct(struct);
      return new HBaseFamilyRows(tableName, keyIndexes, cellCounts, cells);
    }
  };

  public HBaseFamilyRows {
    keyIndexes = List.copyOf(keyIndexes);
    cellCounts = List.copyOf(cellCounts);
    cells = List.copyOf(cells);
  }
}
