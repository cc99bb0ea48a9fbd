// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** A query and what to do to each row, or to the one row if the query finds some (3.7). */
public record QueryAndMutate(
    Query query, OperationBatch mutations, boolean returningAffectedEntity, long flags) {
  public static final Codec<QueryAndMutate> CODEC = new Codec<>() {
    @Override
    public void encode(QueryAndMutate m, WireWriter out) {
      int struct = out.beginStruct();
      Query.CODEC.encode(m.query(), out);
      OperationBatch.CODEC.encode(m.mutations(), out);
      out.bool(m.returningAffectedEntity());
      out.vi64(m.flags());
      out.endStruct(struct);
    }

    @Override
    public QueryAndMutate decode(WireReader in) {
      int struct = in.beginStruct();
      Query query = Query.CODEC.decode(in);
      OperationBatch mutations = OperationBatch.CODEC.decode(in);
      boolean returningAffectedEntity = in.bool();
      long flags = in.vi64();
      in.endStruct(struct);
      return new QueryAndMutate(query, mutations, returningAffectedEntity, flags);
    }
  };
}
