// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** DIRECT_LOAD, 0x1123: a step of a bulk load; {@code argument} is a struct by {@code operation} (3.14). */
public record DirectLoadRequest(
    ServerAddress address, int operation, byte[] credential, byte[] argument) {
  public static final Codec<DirectLoadRequest> CODEC = new Codec<>() {
    @Override
    public void encode(DirectLoadRequest m, WireWriter out) {
      int struct = out.beginStruct(2);
      ServerAddress.CODEC.encode(m.address(), out);
      out.i8(m.operation());
      out.bstring(m.credential());
      out.bstring(m.argument());
      out.endStruct(struct);
    }

    @Override
    public DirectLoadRequest decode(WireReader in) {
      int struct = in.beginStruct(2);
      ServerAddress address = ServerAddress.CODEC.decode(in);
      int operation = in.i8();
      byte[] credential = in.bstring();
      byte[] argument = in.bstring();
      in.endStruct(struct);
      return new DirectLoadRequest(address, operation, credential, argument);
    }
  };
}
