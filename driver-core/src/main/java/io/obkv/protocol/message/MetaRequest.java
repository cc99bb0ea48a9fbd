// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** META_INFO_EXECUTE, 0x1128: HBase administration; {@code json} says what by {@code type} (3.11). */
public record MetaRequest(byte[] credential, int type, String json) {
  public static final Codec<MetaRequest> CODEC = new Codec<>() {
    @Override
    public void encode(MetaRequest m, WireWriter out) {
      int struct = out.beginStruct();
      out.bstring(m.credential());
      out.i8(m.type());
      out.vstring(m.json());
      out.endStruct(struct);
    }

    @Override
    public MetaRequest decode(WireReader in) {
      int struct = in.beginStruct();
      byte[] credential = in.bstring();
      int type = in.i8();
      String json = in.vstring();
      in.endStruct(struct);
      return new MetaRequest(credential, type, json);
    }
  };
}
