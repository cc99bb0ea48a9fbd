// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** How many rows were changed, and on request their former values (3.7). */
public record QueryAndMutateResult(long affectedRows, QueryResult rows) {
  public static final Codec<QueryAndMutateResult> CODEC = new Codec<>() {
    @Override
    public void encode(QueryAndMutateResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi64(m.affectedRows());
      QueryResult.CODEC.encode(m.rows(), out);
      out.endStruct(struct);
    }

    @Override
    public QueryAndMutateResult decode(WireReader in) {
      int struct = in.beginStruct();
      long affectedRows = in.vi64();
      QueryResult rows = QueryResult.CODEC.decode(in);
      in.endStruct(struct);
      return new QueryAndMutateResult(affectedRows, rows);
    }
  };
}
