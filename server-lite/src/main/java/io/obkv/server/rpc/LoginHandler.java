// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.ClientType;
import io.obkv.protocol.message.LoginRequest;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.PasswordScramble;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.LoginName;
import io.obkv.server.catalog.UserSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.hbase.Capabilities;
import java.util.Locale;

/**
 * Decides on logins with the checks, codes and texts of OceanBase 4.3.5.3 (3.2 of the protocol
 * notes). Safe for many threads.
 */
final class LoginHandler {
  private static final int AUTH_METHOD = 1;
  private static final int CLIENT_VERSION = 1;
  private static final int LAST_CLIENT_TYPE = 14;

  /** Tells clients that Redis requests may come in their second form; other servers do, too. */
  private static final int REDIS_V2 = 1;

  /** Tells clients that requests may be for several tablets at once. */
  private static final int DISTRIBUTED_EXECUTION = 1;

  private final Credentials credentials;
  private final String versionText;

  /**
   * @param versionText what clients learn the server's version from, in the form that 3.2 prescribes
   */
  LoginHandler(Credentials credentials, String versionText) {
    this.credentials = credentials;
    this.versionText = versionText;
  }

  /**
   * The answer to a login.
   *
   * @throws RequestException with the code and text of the refusal
   */
  LoginResult logIn(LoginRequest request, CatalogSnapshot catalog, long nowMicros) {
    checkArguments(request);
    ClientConfigs.check(request.configs());
    LoginName name = LoginName.of(request.tenantName(), request.userName());
    checkPlace(name, catalog);
    UserSchema user = catalog
        .user(name.user())
        .orElseThrow(() -> new RequestException(
            ErrorCode.OB_ERR_USER_NOT_EXIST, "User " + name.user() + " not exist"));
    checkPassword(request, user, catalog);
    String database = request.databaseName().toLowerCase(Locale.ROOT);
    long databaseId = catalog.databaseId(database).orElseThrow(() -> unknownDatabase(request));
    if (!user.mayUse(database)) {
      throw new RequestException(
          ErrorCode.OB_ERR_NO_DB_PRIVILEGE,
          "Access denied for user '" + user.name() + "'@'%' to database '" + database + "'");
    }
    long expiry = request.ttlMicros() == 0 ? 0 : nowMicros + request.ttlMicros();
    byte[] credential =
        credentials.issue(catalog.tenantId(), user.id(), databaseId, expiry, name.proxied());
    return new LoginResult(
        capabilities(request, catalog),
        REDIS_V2,
        0,
        versionText,
        credential,
        catalog.tenantId(),
        user.id(),
        databaseId);
  }

  /** What clients of the HBase model may use beyond its first form. */
  private static int capabilities(LoginRequest request, CatalogSnapshot catalog) {
    boolean distributes = request.clientType() == ClientType.JAVA_HBASE.number()
        && request.allowDistribute()
        && Capabilities.distributes(catalog);
    return distributes ? DISTRIBUTED_EXECUTION : 0;
  }

  private static void checkArguments(LoginRequest request) {
    boolean valid = request.authMethod() == AUTH_METHOD
        && request.clientVersion() == CLIENT_VERSION
        && request.reserved1() == 0
        && request.clientType() >= ClientType.C_LIBRARY.number()
        && request.clientType() <= LAST_CLIENT_TYPE
        && !request.userName().isEmpty()
        && !request.databaseName().isEmpty()
        && request.scramble().length == PasswordScramble.LENGTH
        && request.ttlMicros() >= 0;
    if (!valid) {
      throw new RequestException(ErrorCode.OB_INVALID_ARGUMENT);
    }
  }

  private static void checkPlace(LoginName name, CatalogSnapshot catalog) {
    String tenant = name.tenant().orElse(catalog.tenant());
    if (!tenant.equals(catalog.tenant())) {
      throw new RequestException(ErrorCode.OB_TENANT_NOT_EXIST, "Unknown tenant '" + tenant + "'");
    }
    String cluster = name.cluster().orElse(catalog.cluster());
    if (!cluster.equals(catalog.cluster())) {
      throw new RequestException(
          ErrorCode.OB_CLUSTER_NO_MATCH,
          "cluster '" + cluster + "' is not the server's, '" + catalog.cluster() + "'");
    }
  }

  private static void checkPassword(
      LoginRequest request, UserSchema user, CatalogSnapshot catalog) {
    if (!PasswordScramble.proves(request.secret(), request.scramble(), user.passwordHash())) {
      // OceanBase says YES also when no password was given, and the tenant in the place of the
      // host.
      throw new RequestException(
          ErrorCode.OB_PASSWORD_WRONG,
          "Access denied for user '"
              + user.name()
              + "'@'"
              + catalog.tenant()
              + "' (using password: YES)");
    }
  }

  private static RequestException unknownDatabase(LoginRequest request) {
    return request.clientType() == ClientType.JAVA_HBASE.number()
        ? new RequestException(
            ErrorCode.OB_KV_HBASE_NAMESPACE_NOT_FOUND,
            "namespace '" + request.databaseName() + "' is not found")
        : new RequestException(
            ErrorCode.OB_ERR_BAD_DATABASE, "Unknown database '" + request.databaseName() + "'");
  }
}
