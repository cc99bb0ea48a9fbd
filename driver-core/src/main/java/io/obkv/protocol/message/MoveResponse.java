// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** MOVE, 0x1124: the tablet is elsewhere, repeat the request there (3.13). */
public record MoveResponse(ReplicaLocation replica, long reserved) {
  public static final Codec<MoveResponse> CODEC = new Codec<>() {
    @Override
    public void encode(MoveResponse m, WireWriter out) {
      int struct = out.beginStruct();
      ReplicaLocation.CODEC.encode(m.replica(), out);
      out.vi64(m.reserved());
      out.endStruct(struct);
    }

    @Override
    public MoveResponse decode(WireReader in) {
      int struct = in.beginStruct();
      ReplicaLocation replica = ReplicaLocation.CODEC.decode(in);
      long reserved = in.vi64();
      in.endStruct(struct);
      return new MoveResponse(replica, reserved);
    }
  };
}
