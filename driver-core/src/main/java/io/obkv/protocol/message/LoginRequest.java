// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * The first request on a connection (3.2).
 *
 * @param clientType see {@link ClientType}
 * @param tenantName empty when {@code userName} is {@code user@tenant#cluster}
 * @param secret 20 bytes, or empty for an empty password; see {@link PasswordScramble}
 * @param ttlMicros life of the credential; 0 for the server's choice
 * @param configs JSON that describes the client, or empty
 * @param allowDistribute whether the client can use distributed execution
 * @param trailing how many of the last two fields are on the wire: 2 from current clients
 */
public record LoginRequest(
    int authMethod,
    int clientType,
    int clientVersion,
    int reserved1,
    int capabilities,
    int maxPacketSize,
    int reserved2,
    long reserved3,
    String tenantName,
    String userName,
    byte[] secret,
    byte[] scramble,
    String databaseName,
    long ttlMicros,
    String configs,
    boolean allowDistribute,
    int trailing) {
  public static final Codec<LoginRequest> CODEC = new Codec<>() {
    @Override
    public void encode(LoginRequest m, WireWriter out) {
      int struct = out.beginStruct();
      out.i8(m.authMethod());
      out.i8(m.clientType());
      out.i8(m.clientVersion());
      out.i8(m.reserved1());
      out.vi32(m.capabilities());
      out.vi32(m.maxPacketSize());
      out.vi32(m.reserved2());
      out.vi64(m.reserved3());
      out.vstring(m.tenantName());
      out.vstring(m.userName());
      out.bstring(m.secret());
      out.bstring(m.scramble());
      out.vstring(m.databaseName());
      out.vi64(m.ttlMicros());
      if (m.trailing() > 0) {
        out.vstring(m.configs());
      }
      if (m.trailing() > 1) {
        out.bool(m.allowDistribute());
      }
      out.endStruct(struct);
    }

    @Override
    public LoginRequest decode(WireReader in) {
      int struct = in.beginStruct();
      int authMethod = in.i8();
      int clientType = in.i8();
      int clientVersion = in.i8();
      int reserved1 = in.i8();
      int capabilities = in.vi32();
      int maxPacketSize = in.vi32();
      int reserved2 = in.vi32();
      long reserved3 = in.vi64();
      String tenantName = in.vstring();
      String userName = in.vstring();
      byte[] secret = in.bstring();
      byte[] scramble = in.bstring();
      String databaseName = in.vstring();
      long ttlMicros = in.vi64();
      String configs = "";
      boolean allowDistribute = false;
      int trailing = 0;
      if (in.hasRemaining()) {
        configs = in.vstring();
        trailing++;
      }
      if (in.hasRemaining()) {
        allowDistribute = in.bool();
        trailing++;
      }
      in.endStruct(struct);
      return new LoginRequest(
          authMethod,
          clientType,
          clientVersion,
          reserved1,
          capabilities,
          maxPacketSize,
          reserved2,
          reserved3,
          tenantName,
          userName,
          secret,
          scramble,
          databaseName,
          ttlMicros,
          configs,
          allowDistribute,
          trailing);
    }
  };
}
