// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * EXECUTE_QUERY, 0x1104: a query answered in one packet (3.5).
 *
 * @param hbaseOperation a number of the HBase API, for statistics; -1 where it is not on the wire
 */
public record QueryRequest(
    byte[] credential,
    String tableName,
    long tableId,
    long tabletId,
    int entityType,
    int consistency,
    Query query,
    long optionFlag,
    int hbaseOperation) {
  public static final Codec<QueryRequest> CODEC = new Codec<>() {
    @Override
    public void encode(QueryRequest m, WireWriter out) {
      int struct = out.beginStruct();
      out.bstring(m.credential());
      out.vstring(m.tableName());
      out.vi64(m.tableId());
      out.i64(m.tabletId());
      out.i8(m.entityType());
      out.i8(m.consistency());
      Query.CODEC.encode(m.query(), out);
      out.vi64(m.optionFlag());
      if (m.hbaseOperation() >= 0) {
        out.i8(m.hbaseOperation());
      }
      out.endStruct(struct);
    }

    @Override
    public QueryRequest decode(WireReader in) {
      int struct = in.beginStruct();
      byte[] credential = in.bstring();
      String tableName = in.vstring();
      long tableId = in.vi64();
      long tabletId = in.i64();
      int entityType = in.i8();
      int consistency = in.i8();
      Query query = Query.CODEC.decode(in);
      long optionFlag = in.vi64();
      int hbaseOperation = in.hasRemaining() ? in.u8() : -1;
      in.endStruct(struct);
      return new QueryRequest(
          credential,
          tableName,
          tableId,
          tabletId,
          entityType,
          consistency,
          query,
          optionFlag,
          hbaseOperation);
    }
  };
}
