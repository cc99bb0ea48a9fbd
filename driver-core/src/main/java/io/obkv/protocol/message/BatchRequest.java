// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** BATCH_EXECUTE, 0x1103: the legacy batch (3.4). */
public record BatchRequest(
    byte[] credential,
    String tableName,
    long tableId,
    int entityType,
    OperationBatch batch,
    int consistency,
    int optionFlag,
    boolean returningAffectedEntity,
    boolean returningAffectedRows,
    long tabletId,
    boolean atomic) {
  public static final Codec<BatchRequest> CODEC = new Codec<>() {
    @Override
    public void encode(BatchRequest m, WireWriter out) {
      int struct = out.beginStruct();
      out.bstring(m.credential());
      out.vstring(m.tableName());
      out.vi64(m.tableId());
      out.i8(m.entityType());
      OperationBatch.CODEC.encode(m.batch(), out);
      out.i8(m.consistency());
      out.i8(m.optionFlag());
      out.bool(m.returningAffectedEntity());
      out.bool(m.returningAffectedRows());
      out.i64(m.tabletId());
      out.bool(m.atomic());
      out.endStruct(struct);
    }

    @Override
    public BatchRequest decode(WireReader in) {
      int struct = in.beginStruct();
      byte[] credential = in.bstring();
      String tableName = in.vstring();
      long tableId = in.vi64();
      int entityType = in.i8();
      OperationBatch batch = OperationBatch.CODEC.decode(in);
      int consistency = in.i8();
      int optionFlag = in.i8();
      boolean returningAffectedEntity = in.bool();
      boolean returningAffectedRows = in.bool();
      long tabletId = in.i64();
      boolean atomic = in.bool();
      in.endStruct(struct);
      return new BatchRequest(
          credential,
          tableName,
          tableId,
          entityType,
          batch,
          consistency,
          optionFlag,
          returningAffectedEntity,
          returningAffectedRows,
          tabletId,
          atomic);
    }
  };
}
