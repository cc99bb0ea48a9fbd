// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** PART_META_QUERY, 0x1110: asks a proxy how a table is partitioned (3.12). */
public record PartitionMetaRequest(
    int command,
    byte[] credential,
    String tableName,
    String clusterName,
    String tenantName,
    String databaseName,
    boolean forceRenew) {
  public static final Codec<PartitionMetaRequest> CODEC = new Codec<>() {
    @Override
    public void encode(PartitionMetaRequest m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi32(m.command());
      out.bstring(m.credential());
      out.vstring(m.tableName());
      out.vstring(m.clusterName());
      out.vstring(m.tenantName());
      out.vstring(m.databaseName());
      out.bool(m.forceRenew());
      out.endStruct(struct);
    }

    @Override
    public PartitionMetaRequest decode(WireReader in) {
      int struct = in.beginStruct();
      int command = in.vi32();
      byte[] credential = in.bstring();
      String tableName = in.vstring();
      String clusterName = in.vstring();
      String tenantName = in.vstring();
      String databaseName = in.vstring();
      boolean forceRenew = in.bool();
      in.endStruct(struct);
      return new PartitionMetaRequest(
          command, credential, tableName, clusterName, tenantName, databaseName, forceRenew);
    }
  };
}
