// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * One batch of a query read in several answers (3.6).
 *
 * @param end whether the server has seen the last row and forgotten the query
 */
public record AsyncQueryResult(QueryResult result, boolean end, long sessionId) {
  public static final Codec<AsyncQueryResult> CODEC = new Codec<>() {
    @Override
    public void encode(AsyncQueryResult m, WireWriter out) {
      int struct = out.beginStruct();
      QueryResult.CODEC.encode(m.result(), out);
      out.bool(m.end());
      out.vi64(m.sessionId());
      out.endStruct(struct);
    }

    @Override
    public AsyncQueryResult decode(WireReader in) {
      int struct = in.beginStruct();
      QueryResult result = QueryResult.CODEC.decode(in);
      boolean end = in.bool();
      long sessionId = in.vi64();
      in.endStruct(struct);
      return new AsyncQueryResult(result, end, sessionId);
    }
  };
}
