// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** Where a tablet is now; part of a {@link MoveResponse} (3.13). */
public record ReplicaLocation(
    long tableId,
    long schemaVersion,
    long tabletId,
    ServerAddress address,
    int role,
    int replicaType,
    long renewTime,
    long reserved) {
  public static final Codec<ReplicaLocation> CODEC = new Codec<>() {
    @Override
    public void encode(ReplicaLocation m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi64(m.tableId());
      out.vi64(m.schemaVersion());
      out.i64(m.tabletId());
      ServerAddress.CODEC.encode(m.address(), out);
      out.i8(m.role());
      out.vi32(m.replicaType());
      out.vi64(m.renewTime());
      out.vi64(m.reserved());
      out.endStruct(struct);
    }

    @Override
    public ReplicaLocation decode(WireReader in) {
      int struct = in.beginStruct();
      long tableId = in.vi64();
      long schemaVersion = in.vi64();
      long tabletId = in.i64();
      ServerAddress address = ServerAddress.CODEC.decode(in);
      int role = in.i8();
      int replicaType = in.vi32();
      long renewTime = in.vi64();
      long reserved = in.vi64();
      in.endStruct(struct);
      return new ReplicaLocation(
          tableId, schemaVersion, tabletId, address, role, replicaType, renewTime, reserved);
    }
  };
}
