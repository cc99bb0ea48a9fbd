// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** The answer to a Redis command: the RESP reply (3.15). */
public record RedisResult(int code, String reply) {
  public static final Codec<RedisResult> CODEC = new Codec<>() {
    @Override
    public void encode(RedisResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi32(m.code());
      out.vstring(m.reply());
      out.endStruct(struct);
    }

    @Override
    public RedisResult decode(WireReader in) {
      int struct = in.beginStruct();
      int code = in.vi32();
      String reply = in.vstring();
      in.endStruct(struct);
      return new RedisResult(code, reply);
    }
  };
}
