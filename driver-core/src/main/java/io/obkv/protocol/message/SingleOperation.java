// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/**
 * One operation in a batch by log stream (3.8).
 *
 * @param type a number of {@link OperationType}
 * @param flag 1 check that no row exists, 2 roll back when the check fails, 4 the time is the user's
 * @param query null for the types that have none
 */
public record SingleOperation(int type, long flag, SingleQuery query, List<SingleEntity> entities) {
  public static final long CHECK_NOT_EXISTS = 1;
  public static final long ROLLBACK_WHEN_CHECK_FAILED = 2;

  static final Codec<SingleOperation> TABLE = new SingleOperationCodec(SingleQuery.TABLE);
  static final Codec<SingleOperation> HBASE = new SingleOperationCodec(SingleQuery.HBASE);

  public SingleOperation {
    entities = List.copyOf(entities);
  }

  private static boolean hasQuery(int type) {
    return type == OperationType.SCAN.number()
        || type == OperationType.CHECK_AND_INSERT_UP.number()
        || type == OperationType.QUERY_AND_MUTATE.number()
        || type == OperationType.CHECK_AND_MUTATE.number();
  }

  private record SingleOperationCodec(Codec<SingleQuery> queries)
      implements Codec<SingleOperation> {
    @Override
    public void encode(SingleOperation operation, WireWriter out) {
      int struct = out.beginStruct();
      out.i8(operation.type).vi64(operation.flag);
      if (hasQuery(operation.type)) {
        queries.encode(operation.query, out);
      }
      out.list(SingleEntity.CODEC, operation.entities);
      out.endStruct(struct);
    }

    @Override
    public SingleOperation decode(WireReader in) {
      int struct = in.beginStruct();
      int type = in.i8();
      long flag = in.vi64();
      SingleQuery query = hasQuery(type) ? queries.decode(in) : null;
      List<SingleEntity> entities = in.list(SingleEntity.CODEC);
      in.endStruct(struct);
      return new SingleOperation(type, flag, query, entities);
    }
  }
}
