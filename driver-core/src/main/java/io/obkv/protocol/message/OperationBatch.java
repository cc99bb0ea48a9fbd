// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/** The operations of a legacy batch, or the one of a query-and-mutate (3.4). */
public record OperationBatch(
    List<Operation> operations, boolean readOnly, boolean sameType, boolean samePropertyNames) {
  public static final Codec<OperationBatch> CODEC = new Codec<>() {
    @Override
    public void encode(OperationBatch m, WireWriter out) {
      int struct = out.beginStruct();
      out.list(Operation.CODEC, m.operations());
      out.bool(m.readOnly());
      out.bool(m.sameType());
      out.bool(m.samePropertyNames());
      out.endStruct(struct);
    }

    @Override
    public OperationBatch decode(WireReader in) {
      int struct = in.beginStruct();
      List<Operation> operations = in.list(Operation.CODEC);
      boolean readOnly = in.bool();
      boolean sameType = in.bool();
      boolean samePropertyNames = in.bool();
      in.endStruct(struct);
      return new OperationBatch(operations, readOnly, sameType, samePropertyNames);
    }
  };

  public OperationBatch {
    operations = List.copyOf(operations);
  }
}
