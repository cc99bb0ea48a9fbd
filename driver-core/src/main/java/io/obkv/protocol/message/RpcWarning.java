// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** A warning in the head of a response. */
public record RpcWarning(String message, long timestamp, int logLevel, int line, int code) {
  public static final Codec<RpcWarning> CODEC = new Codec<>() {
    @Override
    public void encode(RpcWarning m, WireWriter out) {
      int struct = out.beginStruct();
      out.cstring(m.message());
      out.vi64(m.timestamp());
      out.vi32(m.logLevel());
      out.vi32(m.line());
      out.vi32(m.code());
      out.endStruct(struct);
    }

    @Override
    public RpcWarning decode(WireReader in) {
      int struct = in.beginStruct();
      String message = in.cstring();
      long timestamp = in.vi64();
      int logLevel = in.vi32();
      int line = in.vi32();
      int code = in.vi32();
      in.endStruct(struct);
      return new RpcWarning(message, timestamp, logLevel, line, code);
    }
  };
}
