// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * The struct inside a credential (3.2 of the protocol notes).
 *
 * @param expiryMicros since the epoch; 0 when it does not expire
 * @param hash over the other fields, see {@link Credentials}
 */
record CredentialClaims(
    long clusterId, long tenantId, long userId, long databaseId, long expiryMicros, long hash) {
  static final Codec<CredentialClaims> CODEC = new Codec<>() {
    @Override
    public void encode(CredentialClaims m, WireWriter out) {
      int struct = out.beginStruct();
      out.vi64(m.clusterId()).vi64(m.tenantId()).vi64(m.userId());
      out.vi64(m.databaseId()).vi64(m.expiryMicros()).vi64(m.hash());
      out.endStruct(struct);
    }

    @Override
    public CredentialClaims decode(WireReader in) {
      int struct = in.beginStruct();
      CredentialClaims claims =
          new CredentialClaims(in.vi64(), in.vi64(), in.vi64(), in.vi64(), in.vi64(), in.vi64());
      in.endStruct(struct);
      return claims;
    }
  };
}
