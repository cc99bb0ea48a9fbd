// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** The outcome of one operation of a batch by log stream (3.8). */
public record SingleResult(
    OperationStatus status, int operationType, SingleEntity entity, long affectedRows) {
  public static final Codec<SingleResult> CODEC = new Codec<>() {
    @Override
    public void encode(SingleResult m, WireWriter out) {
      int struct = out.beginStruct();
      OperationStatus.CODEC.encode(m.status(), out);
      out.i8(m.operationType());
      SingleEntity.CODEC.encode(m.entity(), out);
      out.vi64(m.affectedRows());
      out.endStruct(struct);
    }

    @Override
    public SingleResult decode(WireReader in) {
      int struct = in.beginStruct();
      OperationStatus status = OperationStatus.CODEC.decode(in);
      int operationType = in.i8();
      SingleEntity entity = SingleEntity.CODEC.decode(in);
      long affectedRows = in.vi64();
      in.endStruct(struct);
      return new SingleResult(status, operationType, entity, affectedRows);
    }
  };
}
