// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/** OB_REDIS_EXECUTE_V2, 0x1127: one Redis command in RESP, from a proxy (3.15). */
public record RedisRequest(
    byte[] credential,
    long redisDatabase,
    long logStreamId,
    long tabletId,
    long tableId,
    long reserved,
    String command) {
  public static final Codec<RedisRequest> CODEC = new Codec<>() {
    @Override
    public void encode(RedisRequest m, WireWriter out) {
      int struct = out.beginStruct();
      out.bstring(m.credential());
      out.vi64(m.redisDatabase());
      out.i64(m.logStreamId());
      out.i64(m.tabletId());
      out.vi64(m.tableId());
      out.vi64(m.reserved());
      out.vstring(m.command());
      out.endStruct(struct);
    }

    @Override
    public RedisRequest decode(WireReader in) {
      int struct = in.beginStruct();
      byte[] credential = in.bstring();
      long redisDatabase = in.vi64();
      long logStreamId = in.i64();
      long tabletId = in.i64();
      long tableId = in.vi64();
      long reserved = in.vi64();
      String command = in.vstring();
      in.endStruct(struct);
      return new RedisRequest(
          credential, redisDatabase, logStreamId, tabletId, tableId, reserved, command);
    }
  };
}
