// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/** How a table is cut into partitions: one or two levels, or none when {@code level} is 0 (3.12). */
public record PartitionRule(
    long level,
    long partitions,
    String expression,
    long type,
    long space,
    String rangeTypes,
    long subPartitions,
    String subExpression,
    long subType,
    long subSpace,
    String subRangeTypes,
    List<PartitionKeyColumn> keyColumns) {
  public static final Codec<PartitionRule> CODEC = new Codec<>() {
    @Override
    public void encode(PartitionRule m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi64(m.level());
      out.vi64(m.partitions());
      out.vstring(m.expression());
      out.vi64(m.type());
      out.vi64(m.space());
      out.vstring(m.rangeTypes());
      out.vi64(m.subPartitions());
      out.vstring(m.subExpression());
      out.vi64(m.subType());
      out.vi64(m.subSpace());
      out.vstring(m.subRangeTypes());
      out.list(PartitionKeyColumn.CODEC, m.keyColumns());
      out.endStruct(struct);
    }

    @Override
    public PartitionRule decode(WireReader in) {
      int struct = in.beginStruct();
      long level = in.vi64();
      long partitions = in.vi64();
      String expression = in.vstring();
      long type = in.vi64();
      long space = in.vi64();
      String rangeTypes = in.vstring();
      long subPartitions = in.vi64();
      String subExpression = in.vstring();
      long subType = in.vi64();
      long subSpace = in.vi64();
      String subRangeTypes = in.vstring();
      List<PartitionKeyColumn> keyColumns = in.list(PartitionKeyColumn.CODEC);
      in.endStruct(struct);
      return new PartitionRule(
          level,
          partitions,
          expression,
          type,
          space,
          rangeTypes,
          subPartitions,
          subExpression,
          subType,
          subSpace,
          subRangeTypes,
          keyColumns);
    }
  };

  public PartitionRule {
    keyColumns = List.copyOf(keyColumns);
  }
}
