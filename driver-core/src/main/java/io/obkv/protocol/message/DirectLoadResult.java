// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** The answer to a step of a bulk load (3.14). */
public record DirectLoadResult(ServerAddress address, int operation, byte[] result) {
  public static final Codec<DirectLoadResult> CODEC = new Codec<>() {
    @Override
    public void encode(DirectLoadResult m, WireWriter out) {
      int struct = out.beginStruct(2);
      ServerAddress.CODEC.encode(m.address(), out);
      out.i8(m.operation());
      out.bstring(m.result());
      out.endStruct(struct);
    }

    @Override
    public DirectLoadResult decode(WireReader in) {
      int struct = in.beginStruct(2);
      ServerAddress address = ServerAddress.CODEC.decode(in);
      int operation = in.i8();
      byte[] result = in.bstring();
      in.endStruct(struct);
      return new DirectLoadResult(address, operation, result);
    }
  };
}
