// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * EXECUTE, 0x1102: one operation (3.3).
 *
 * @param tableId -1 when unknown, as in ODP mode
 * @param tabletId 0 when unknown
 * @param optionFlag see {@link OptionFlags}
 * @param binlogRowImage a trailing field that clients leave out: -1 where it is not on the wire
 */
public record OperationRequest(
    byte[] credential,
    String tableName,
    long tableId,
    long tabletId,
    int entityType,
    Operation operation,
    int consistency,
    int optionFlag,
    boolean returningAffectedEntity,
    boolean returningAffectedRows,
    int binlogRowImage) {
  public static final Codec<OperationRequest> CODEC = new Codec<>() {
    @Override
    public void encode(OperationRequest m, WireWriter out) {
      int struct = out.beginStruct();
      out.bstring(m.credential());
      out.vstring(m.tableName());
      out.vi64(m.tableId());
      out.i64(m.tabletId());
      out.i8(m.entityType());
      Operation.CODEC.encode(m.operation(), out);
      out.i8(m.consistency());
      out.i8(m.optionFlag());
      out.bool(m.returningAffectedEntity());
      out.bool(m.returningAffectedRows());
      if (m.binlogRowImage() >= 0) {
        out.vi32(m.binlogRowImage());
      }
      out.endStruct(struct);
    }

    @Override
    public OperationRequest decode(WireReader in) {
      int struct = in.beginStruct();
      byte[] credential = in.bstring();
      String tableName = in.vstring();
      long tableId = in.vi64();
      long tabletId = in.i64();
      int entityType = in.i8();
      Operation operation = Operation.CODEC.decode(in);
      int consistency = in.hasRemaining() ? in.i8() : 0;
      int optionFlag = in.hasRemaining() ? in.i8() : 0;
      boolean returningAffectedEntity = in.hasRemaining() && in.bool();
      boolean returningAffectedRows = in.hasRemaining() && in.bool();
      int binlogRowImage = in.hasRemaining() ? in.vi32() : -1;
      in.endStruct(struct);
      return new OperationRequest(
          credential,
          tableName,
          tableId,
          tabletId,
          entityType,
          operation,
          consistency,
          optionFlag,
          returningAffectedEntity,
          returningAffectedRows,
          binlogRowImage);
    }
  };
}
