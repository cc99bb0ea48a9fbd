// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** One aggregate of a query; {@code type} is a number of {@link AggregationType}. */
public record Aggregation(int type, String column) {
  public static final Codec<Aggregation> CODEC = new Codec<>() {
    @Override
    public void encode(Aggregation m, WireWriter out) {
      int struct = out.beginStruct();
      out.i8(m.type());
      out.vstring(m.column());
      out.endStruct(struct);
    }

    @Override
    public Aggregation decode(WireReader in) {
      int struct = in.beginStruct();
      int type = in.i8();
      String column = in.vstring();
      in.endStruct(struct);
      return new Aggregation(type, column);
    }
  };
}
