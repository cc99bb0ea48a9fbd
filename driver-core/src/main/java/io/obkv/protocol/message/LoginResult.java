// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * The answer to a login (3.2).
 *
 * @param capabilities bit 0: the server executes requests over several partitions itself
 * @param credential opaque; every later request carries it
 */
public record LoginResult(
    int capabilities,
    int reserved1,
    long reserved2,
    String serverVersion,
    byte[] credential,
    long tenantId,
    long userId,
    long databaseId) {
  public static final Codec<LoginResult> CODEC = new Codec<>() {
    @Override
    public void encode(LoginResult m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi32(m.capabilities());
      out.vi32(m.reserved1());
      out.vi64(m.reserved2());
      out.vstring(m.serverVersion());
      out.bstring(m.credential());
      out.vi64(m.tenantId());
      out.vi64(m.userId());
      out.vi64(m.databaseId());
      out.endStruct(struct);
    }

    @Override
    public LoginResult decode(WireReader in) {
      int struct = in.beginStruct();
      int capabilities = in.vi32();
      int reserved1 = in.vi32();
      long reserved2 = in.vi64();
      String serverVersion = in.vstring();
      byte[] credential = in.bstring();
      long tenantId = in.vi64();
      long userId = in.vi64();
      long databaseId = in.vi64();
      in.endStruct(struct);
      return new LoginResult(
          capabilities,
          reserved1,
          reserved2,
          serverVersion,
          credential,
          tenantId,
          userId,
          databaseId);
    }
  };
}
