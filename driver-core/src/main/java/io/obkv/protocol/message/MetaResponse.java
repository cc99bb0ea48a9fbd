// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** The answer to HBase administration; the status within is to be ignored (3.11). */
public record MetaResponse(OperationStatus status, String json) {
  public static final Codec<MetaResponse> CODEC = new Codec<>() {
    @Override
    public void encode(MetaResponse m, WireWriter out) {
      int struct = out.beginStruct();
      OperationStatus.CODEC.encode(m.status(), out);
      out.vstring(m.json());
      out.endStruct(struct);
    }

    @Override
    public MetaResponse decode(WireReader in) {
      int struct = in.beginStruct();
      OperationStatus status = OperationStatus.CODEC.decode(in);
      String json = in.vstring();
      in.endStruct(struct);
      return new MetaResponse(status, json);
    }
  };
}
