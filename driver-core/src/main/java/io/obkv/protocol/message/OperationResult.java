// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** The outcome of one operation with the row it returned (3.3). */
public record OperationResult(
    OperationStatus status, int operationType, Entity entity, long affectedRows) {
  public static final Codec<OperationResult> CODEC = new Codec<>() {
    @Override
    public void encode(OperationResult m, WireWriter out) {
      int struct = out.beginStruct();
      OperationStatus.CODEC.encode(m.status(), out);
      out.i8(m.operationType());
      Entity.CODEC.encode(m.entity(), out);
      out.vi64(m.affectedRows());
      out.endStruct(struct);
    }

    @Override
    public OperationResult decode(WireReader in) {
      int struct = in.beginStruct();
      OperationStatus status = OperationStatus.CODEC.decode(in);
      int operationType = in.i8();
      Entity entity = Entity.CODEC.decode(in);
      long affectedRows = in.vi64();
      in.endStruct(struct);
      return new OperationResult(status, operationType, entity, affectedRows);
    }
  };
}
