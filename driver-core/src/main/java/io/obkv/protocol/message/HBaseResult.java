// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** The answer to {@link HBaseRequest}; the number of cell results is always 0 (3.9). */
public record HBaseResult(
    int errno, String sqlState, String message, int operationType, long cellResults) {
  public static final Codec<HBaseResult> CODEC = new Codec<>() {
    @Override
    public void encode(HBaseResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi32(m.errno());
      out.cstring(m.sqlState());
      out.cstring(m.message());
      out.i8(m.operationType());
      out.vi64(m.cellResults());
      out.endStruct(struct);
    }

    @Override
    public HBaseResult decode(WireReader in) {
      int struct = in.beginStruct();
      int errno = in.vi32();
      String sqlState = in.cstring();
      String message = in.cstring();
      int operationType = in.i8();
      long cellResults = in.vi64();
      in.endStruct(struct);
      return new HBaseResult(errno, sqlState, message, operationType, cellResults);
    }
  };
}
