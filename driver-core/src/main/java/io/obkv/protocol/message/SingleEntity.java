// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.CompactValueCodec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Value;
import java.util.List;

/** A row or part of one; its column names are those that two bitmaps pick from the dictionaries (3.8). */
public record SingleEntity(
    ColumnSet rowkeyColumns,
    List<Value> rowkey,
    ColumnSet propertyColumns,
    List<Value> properties) {
  public static final Codec<SingleEntity> CODEC = new Codec<>() {
    @Override
    public void encode(SingleEntity m, WireWriter out) {
      int struct = out.beginStruct();
      ColumnSet.CODEC.encode(m.rowkeyColumns(), out);
      out.list(CompactValueCodec.INSTANCE, m.rowkey());
      ColumnSet.CODEC.encode(m.propertyColumns(), out);
      out.list(CompactValueCodec.INSTANCE, m.properties());
      out.endStruct(struct);
    }

    @Override
    public SingleEntity decode(WireReader in) {
      int struct = in.beginStruct();
      ColumnSet rowkeyColumns = ColumnSet.CODEC.decode(in);
      List<Value> rowkey = in.list(CompactValueCodec.INSTANCE);
      ColumnSet propertyColumns = ColumnSet.CODEC.decode(in);
      List<Value> properties = in.list(CompactValueCodec.INSTANCE);
      in.endStruct(struct);
      return new SingleEntity(rowkeyColumns, rowkey, propertyColumns, properties);
    }
  };

  public SingleEntity {
    rowkey = List.copyOf(rowkey);
    properties = List.copyOf(properties);
  }

  /** No key, no columns: a miss. */
  public static final SingleEntity EMPTY =
      new SingleEntity(ColumnSet.ALL, List.of(), ColumnSet.ALL, List.of());
}
