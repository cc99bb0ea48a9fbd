// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.error.RequestException;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the credentials that requests carry (3.2 of the protocol notes). They are bound to
 * an account and a database, not to a connection, and hold until the server stops: the key of their
 * hash is drawn at its start. Safe for many threads.
 */
final class Credentials {
  static final long CLUSTER_ID = 1;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_LENGTH = 32;

  private final SecretKeySpec key;

  Credentials(SecureRandom random) {
    byte[] bytes = new byte[KEY_LENGTH];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * A credential; the same for the same arguments.
   *
   * @param expiryMicros since the epoch; 0 for a credential that does not expire
   */
  byte[] issue(long tenantId, long userId, long databaseId, long expiryMicros, boolean proxied) {
    CredentialClaims claims =
        new CredentialClaims(CLUSTER_ID, tenantId, userId, databaseId, expiryMicros, 0);
    return CredentialClaims.CODEC.toBytes(
        new CredentialClaims(
            CLUSTER_ID, tenantId, userId, databaseId, expiryMicros, hash(claims, proxied)),
        WireWriter.LengthForm.FIVE_BYTES);
  }

  /**
   * The session that a credential gives.
   *
   * @throws RequestException {@code OB_NOT_SUPPORTED} when it is empty or of another tenant, {@code
   *     OB_DESERIALIZE_ERROR} when it is no credential, {@code OB_ERR_NO_PRIVILEGE} when it is of another
   *     cluster, {@code OB_KV_CREDENTIAL_NOT_MATCH} when it was not issued by this start of the server or
   *     has expired
   */
  Verified verify(byte[] credential, CatalogSnapshot catalog, long nowMicros) {
    CredentialClaims claims = decode(credential);
    if (claims.clusterId() != CLUSTER_ID) {
      throw new RequestException(ErrorCode.OB_ERR_NO_PRIVILEGE);
    }
    if (claims.tenantId() != catalog.tenantId()) {
      throw new RequestException(ErrorCode.OB_NOT_SUPPORTED, "access wrong tenant not supported");
    }
    boolean proxied = claims.hash() == hash(claims, true);
    if (!proxied && claims.hash() != hash(claims, false)) {
      throw new RequestException(ErrorCode.OB_KV_CREDENTIAL_NOT_MATCH);
    }
    Verified verified = new Verified(
        new Session(databaseName(claims.databaseId(), catalog), proxied),
        claims.userId(),
        claims.databaseId(),
        claims.expiryMicros());
    verified.requireValid(nowMicros);
    return verified;
  }

  private static CredentialClaims decode(byte[] credential) {
    if (credential.length == 0) {
      throw new RequestException(ErrorCode.OB_NOT_SUPPORTED);
    }
    try {
      return CredentialClaims.CODEC.fromBytes(credential);
    } catch (ProtocolException e) {
      throw new RequestException(ErrorCode.OB_DESERIALIZE_ERROR);
    }
  }

  private static String databaseName(long id, CatalogSnapshot catalog) {
    for (String name : catalog.databases()) {
      if (catalog.databaseId(name).orElseThrow() == id) {
        return name;
      }
    }
    return "";
  }

  /** Whether the login came through a proxy is in the hash alone: the struct has no field for it. */
  private long hash(CredentialClaims claims, boolean proxied) {
    ByteBuffer fields = ByteBuffer.allocate(5 * Long.BYTES + 1);
    fields.putLong(claims.clusterId()).putLong(claims.tenantId()).putLong(claims.userId());
    fields.putLong(claims.databaseId()).putLong(claims.expiryMicros());
    fields.put((byte) (proxied ? 1 : 0));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(fields.array())).getLong();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * A credential found right.
   *
   * @param expiryMicros since the epoch; 0 when it does not expire
   */
  record Verified(Session session, long userId, long databaseId, long expiryMicros) {
    /**
     * Checks the time.
     *
     * @throws RequestException {@code OB_KV_CREDENTIAL_NOT_MATCH} when the credential has expired
     */
    void requireValid(long nowMicros) {
      if (expiryMicros != 0 && expiryMicros <= nowMicros) {
        throw new RequestException(ErrorCode.OB_KV_CREDENTIAL_NOT_MATCH);
      }
    }
  }
}
