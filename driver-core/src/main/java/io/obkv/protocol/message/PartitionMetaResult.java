// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/**
 * How a table is partitioned, as a proxy tells (3.12).
 *
 * @param createTime milliseconds since the epoch
 * @param leafPartitions number of partitions that hold rows
 * @param partitions the first level; empty when the table is not partitioned
 * @param subPartitions the second level, in the order of the first
 */
public record PartitionMetaResult(
    long routeVersion,
    long createTime,
    long tableId,
    long leafPartitions,
    PartitionRule rule,
    List<PartitionInfo> partitions,
    List<PartitionInfo> subPartitions) {
  public static final Codec<PartitionMetaResult> CODEC = new Codec<>() {
    @Override
    public void encode(PartitionMetaResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi64(m.routeVersion());
      out.vi64(m.createTime());
      out.vi64(m.tableId());
      out.vi64(m.leafPartitions());
      PartitionRule.CODEC.encode(m.rule(), out);
      if (m.rule().level() >= 1) {
        out.list(PartitionInfo.CODEC, m.partitions());
        out.list(PartitionInfo.CODEC, m.subPartitions());
      }
      out.endStruct(struct);
    }

    @Override
    public PartitionMetaResult decode(WireReader in) {
      int struct = in.beginStruct();
      long routeVersion = in.vi64();
      long createTime = in.vi64();
      long tableId = in.vi64();
      long leafPartitions = in.vi64();
      PartitionRule rule = PartitionRule.CODEC.decode(in);
      boolean partitioned = rule.level() >= 1;
      List<PartitionInfo> partitions = partitioned ? in.list(PartitionInfo.CODEC) : List.of();
      List<PartitionInfo> subPartitions =
          partitioned && in.hasRemaining() ? in.list(PartitionInfo.CODEC) : List.of();
      in.endStruct(struct);
      return new PartitionMetaResult(
          routeVersion, createTime, tableId, leafPartitions, rule, partitions, subPartitions);
    }
  };

  public PartitionMetaResult {
    partitions = List.copyOf(partitions);
    subPartitions = List.copyOf(subPartitions);
  }
}
