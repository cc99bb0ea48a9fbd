// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * QUERY_AND_MUTATE, 0x1105 (3.7).
 *
 * @param hbaseOperation a number of the HBase API, for statistics; -1 where it is not on the wire
 */
public record QueryAndMutateRequest(
    byte[] credential,
    String tableName,
    long tableId,
    long tabletId,
    int entityType,
    QueryAndMutate queryAndMutate,
    int binlogRowImage,
    int optionFlag,
    int hbaseOperation) {
  public static final Codec<QueryAndMutateRequest> CODEC = new Codec<>() {
    @Override
    public void encode(QueryAndMutateRequest m, WireWriter out) {
      int struct = out.beginStruct();
      out.bstring(m.credential());
      out.vstring(m.tableName());
      out.vi64(m.tableId());
      out.i64(m.tabletId());
      out.i8(m.entityType());
      QueryAndMutate.CODEC.encode(m.queryAndMutate(), out);
      out.vi32(m.binlogRowImage());
      out.i8(m.optionFlag());
      if (m.hbaseOperation() >= 0) {
        out.i8(m.hbaseOperation());
      }
      out.endStruct(struct);
    }

    @Override
    public QueryAndMutateRequest decode(WireReader in) {
      int struct = in.beginStruct();
      byte[] credential = in.bstring();
      String tableName = in.vstring();
      long tableId = in.vi64();
      long tabletId = in.i64();
      int entityType = in.i8();
      QueryAndMutate queryAndMutate = QueryAndMutate.CODEC.decode(in);
      int binlogRowImage = in.vi32();
      int optionFlag = in.i8();
      int hbaseOperation = in.hasRemaining() ? in.u8() : -1;
      in.endStruct(struct);
      return new QueryAndMutateRequest(
          credential,
          tableName,
          tableId,
          tabletId,
          entityType,
          queryAndMutate,
          binlogRowImage,
          optionFlag,
          hbaseOperation);
    }
  };
}
