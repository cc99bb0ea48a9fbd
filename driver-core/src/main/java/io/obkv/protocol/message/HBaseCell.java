// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.CompactValueCodec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Value;
import java.util.List;

/** A cell: qualifier, negated time, value, and possibly its time to live (3.9). */
public record HBaseCell(List<Value> values) {
  public static final Codec<HBaseCell> CODEC = new Codec<>() {
    @Override
    public void encode(HBaseCell m, WireWriter out) {
      int struct = out.beginStruct();
      out.list(CompactValueCodec.INSTANCE, m.values());
      out.endStruct(struct);
    }

    @Override
    public HBaseCell decode(WireReader in) {
      int struct = in.beginStruct();
      List<Value> values = in.list(CompactValueCodec.INSTANCE);
      in.endStruct(struct);
      return new HBaseCell(values);
    }
  };

  public HBaseCell {
    values = List.copyOf(values);
  }
}
