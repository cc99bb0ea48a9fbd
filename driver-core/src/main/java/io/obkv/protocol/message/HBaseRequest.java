// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.CompactValueCodec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Value;
import java.util.List;

/**
 * HBASE_EXECUTE, 0x1129: puts into one HBase table (3.9).
 *
 * @param tableName the HBase table, without a family
 * @param keys the distinct row keys
 * @param hbaseOperation a number of the HBase API, for statistics; -1 where it is not on the wire
 */
public record HBaseRequest(
    byte[] credential,
    String tableName,
    long optionFlag,
    int operationType,
    List<Value> keys,
    List<HBaseFamilyRows> families,
    int hbaseOperation) {
  public static final Codec<HBaseRequest> CODEC = new Codec<>() {
    @Override
    public void encode(HBaseRequest m, WireWriter out) {
      int struct = out.beginStruct();
      out.bstring(m.credential());
      out.vstring(m.tableName());
      out.vi64(m.optionFlag());
      out.i8(m.operationType());
      out.list(CompactValueCodec.INSTANCE, m.keys());
      out.list(HBaseFamilyRows.CODEC, m.families());
      if (m.hbaseOperation() >= 0) {
        out.i8(m.hbaseOperation());
      }
      out.endStruct(struct);
    }

    @Override
    public HBaseRequest decode(WireReader in) {
      int struct = in.beginStruct();
      byte[] credential = in.bstring();
      String tableName = in.vstring();
      long optionFlag = in.vi64();
      int operationType = in.i8();
      List<Value> keys = in.list(CompactValueCodec.INSTANCE);
      List<HBaseFamilyRows> families = in.list(HBaseFamilyRows.CODEC);
      int hbaseOperation = in.hasRemaining() ? in.u8() : -1;
      in.endStruct(struct);
      return new HBaseRequest(
          credential, tableName, optionFlag, operationType, keys, families, hbaseOperation);
    }
  };

  public HBaseRequest {
    keys = List.copyOf(keys);
    families = List.copyOf(families);
  }
}
