// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** Parameters of a query that only one API has (3.5). */
public sealed interface KvParams permits KvParams.HBase, KvParams.Redis, KvParams.FullText {
  /**
   * Of an HBase read.
   *
   * @param caching rows for each packet, -1 for the server's choice
   * @param callTimeout milliseconds, -1 for none
   * @param flags 1 allow partial results, 2 cache blocks, 4 check existence only
   */
  record HBase(int caching, int callTimeout, int flags, String version) implements KvParams {}

  /** Of a Redis command: nothing known. */
  record Redis() implements KvParams {}

  /** Of a full-text query. */
  record FullText(String searchText) implements KvParams {}

  Codec<KvParams> CODEC = new Codec<>() {
    private static final int HBASE = 0;
    private static final int REDIS = 1;
    private static final int FULL_TEXT = 2;

    @Override
    public void encode(KvParams params, WireWriter out) {
      int struct = out.beginStruct();
      if (params instanceof HBase hbase) {
        out.i8(HBASE).vi32(hbase.caching).vi32(hbase.callTimeout).i8(hbase.flags);
        out.vstring(hbase.version);
      } else if (params instanceof FullText text) {
        out.i8(FULL_TEXT).vstring(text.searchText);
      } else {
        out.i8(REDIS);
      }
      out.endStruct(struct);
    }

    @Override
    public KvParams decode(WireReader in) {
      int struct = in.beginStruct();
      int type = in.i8();
      KvParams params = switch (type) {
        case HBASE -> new HBase(in.vi32(), in.vi32(), in.i8(), in.vstring());
        case REDIS -> new Redis();
        case FULL_TEXT -> new FullText(in.vstring());
        default -> throw new ProtocolException("unknown type of query parameters: " + type);
      };
      in.endStruct(struct);
      return params;
    }
  };
}
