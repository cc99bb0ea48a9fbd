// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** One partition; {@code highBound} is empty for hash and key partitions (3.12). */
public record PartitionInfo(
    long partitionId, long tabletId, long logStreamId, long subPartitions, String highBound) {
  public static final Codec<PartitionInfo> CODEC = new Codec<>() {
    @Override
    public void encode(PartitionInfo m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi64(m.partitionId());
      out.vi64(m.tabletId());
      out.vi64(m.logStreamId());
      out.vi64(m.subPartitions());
      out.vstring(m.highBound());
      out.endStruct(struct);
    }

    @Override
    public PartitionInfo decode(WireReader in) {
      int struct = in.beginStruct();
      long partitionId = in.vi64();
      long tabletId = in.vi64();
      long logStreamId = in.vi64();
      long subPartitions = in.vi64();
      String highBound = in.vstring();
      in.endStruct(struct);
      return new PartitionInfo(partitionId, tabletId, logStreamId, subPartitions, highBound);
    }
  };
}
