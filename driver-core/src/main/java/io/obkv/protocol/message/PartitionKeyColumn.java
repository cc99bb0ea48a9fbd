// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** A column of a partition key; {@code level} is 1 or 2 (3.12). */
public record PartitionKeyColumn(
    long level, long index, long type, String name, String generatedExpression, long collation) {
  public static final Codec<PartitionKeyColumn> CODEC = new Codec<>() {
    @Override
    public void encode(PartitionKeyColumn m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi64(m.level());
      out.vi64(m.index());
      out.vi64(m.type());
      out.vstring(m.name());
      out.vstring(m.generatedExpression());
      out.vi64(m.collation());
      out.endStruct(struct);
    }

    @Override
    public PartitionKeyColumn decode(WireReader in) {
      int struct = in.beginStruct();
      long level = in.vi64();
      long index = in.vi64();
      long type = in.vi64();
      String name = in.vstring();
      String generatedExpression = in.vstring();
      long collation = in.vi64();
      in.endStruct(struct);
      return new PartitionKeyColumn(level, index, type, name, generatedExpression, collation);
    }
  };
}
