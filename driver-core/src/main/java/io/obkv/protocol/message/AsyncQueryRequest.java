// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * EXECUTE_QUERY_SYNC, 0x1106: a query read in several answers (3.6).
 *
 * @param sessionId the server's number of the query, -1 to start one
 * @param step see {@link QueryStep}
 */
public record AsyncQueryRequest(QueryRequest request, long sessionId, int step) {
  public static final Codec<AsyncQueryRequest> CODEC = new Codec<>() {
    @Override
    public void encode(AsyncQueryRequest m, WireWriter out) {
      int struct = out.beginStruct();
      QueryRequest.CODEC.encode(m.request(), out);
      out.vi64(m.sessionId());
      out.i8(m.step());
      out.endStruct(struct);
    }

    @Override
    public AsyncQueryRequest decode(WireReader in) {
      int struct = in.beginStruct();
      QueryRequest request = QueryRequest.CODEC.decode(in);
      long sessionId = in.vi64();
      int step = in.i8();
      in.endStruct(struct);
      return new AsyncQueryRequest(request, sessionId, step);
    }
  };
}
