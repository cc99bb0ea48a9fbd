// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** One operation on one row (3.3); {@code type} is a number of {@link OperationType}. */
public record Operation(int type, Entity entity) {
  public static final Codec<Operation> CODEC = new Codec<>() {
    @Override
    public void encode(Operation m, WireWriter out) {
      int struct = out.beginStruct();
      out.i8(m.type());
      Entity.CODEC.encode(m.entity(), out);
      out.endStruct(struct);
    }

    @Override
    public Operation decode(WireReader in) {
      int struct = in.beginStruct();
      int type = in.i8();
      Entity entity = Entity.CODEC.decode(in);
      in.endStruct(struct);
      return new Operation(type, entity);
    }
  };
}
