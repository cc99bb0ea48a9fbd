// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.LoginResult;
import io.obkv.server.error.RequestException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoginHandlerTest {
  private static final long NOW = 1_700_000_000_000_000L;

  private final Credentials credentials = new Credentials(new SecureRandom());
  private final LoginHandler handler = new LoginHandler(credentials, "OceanBase_CE 4.3.5.3");
  private final TestCatalog catalog = TestCatalog.standard();

  @Test
  void tellsVersionAndIds() {
    LoginResult result = logIn(login -> {});

    assertThat(result.serverVersion()).isEqualTo("OceanBase_CE 4.3.5.3");
    assertThat(result.tenantId()).isEqualTo(TestCatalog.TENANT_ID);
    assertThat(result.userId()).isEqualTo(200001);
    assertThat(result.databaseId()).isEqualTo(500001);
    assertThat(result.capabilities()).isZero();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void accepts(String what, Consumer<Logins> change, Session expected) {
    LoginResult result = logIn(change);

    assertThat(credentials.verify(result.credential(), catalog, NOW).session()).isEqualTo(expected);
  }

  static Stream<Arguments> accepted() {
    Session direct = new Session("test", false);
    Session proxied = new Session("test", true);
    return Stream.of(
        login("tenant of its own", l -> {}, direct),
        login("password", l -> account(l, "app", "secret"), direct),
        login("database in upper case", l -> l.database = "TEST", direct),
        login("another database", l -> l.database = "other", new Session("other", false)),
        login("HBase client", l -> l.clientType = 3, direct),
        login("client type 14", l -> l.clientType = 14, direct),
        login("configs", l -> l.configs = "{\"client_id\":1,\"log\":{}}", direct),
        login("full name", l -> fullName(l, "root@test#lite"), proxied),
        login("full name without cluster", l -> fullName(l, "root@test"), proxied),
        login("bare name", l -> fullName(l, "root"), proxied),
        login("full name with colons", l -> fullName(l, "lite:test:root"), proxied));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String what, Consumer<Logins> change, ErrorCode code, String text) {
    assertThatThrownBy(() -> logIn(change))
        .isInstanceOfSatisfying(RequestException.class, refusal -> {
          assertThat(refusal.code()).isEqualTo(code);
          assertThat(refusal.text()).isEqualTo(text);
        });
  }

  static Stream<Arguments> refused() {
    ErrorCode invalid = ErrorCode.OB_INVALID_ARGUMENT;
    return Stream.of(
        refusal("auth method", l -> l.authMethod = 2, invalid, ""),
        refusal("client version", l -> l.clientVersion = 2, invalid, ""),
        refusal("reserved", l -> l.reserved1 = 1, invalid, ""),
        refusal("client type 0", l -> l.clientType = 0, invalid, ""),
        refusal("client type 15", l -> l.clientType = 15, invalid, ""),
        refusal("empty user", l -> l.user = "", invalid, ""),
        refusal("empty database", l -> l.database = "", invalid, ""),
        refusal("short scramble", l -> l.scramble = Arrays.copyOf(l.scramble, 10), invalid, ""),
        refusal("negative ttl", l -> l.ttlMicros = -1, invalid, ""),
        refusal("configs not JSON", l -> l.configs = "x", ErrorCode.OB_ERR_PARSER_SYNTAX, ""),
        refusal("configs without id", l -> l.configs = "{}", ErrorCode.OB_ERR_UNEXPECTED, ""),
        refusal(
            "unknown tenant",
            l -> l.tenant = "notenant",
            ErrorCode.OB_TENANT_NOT_EXIST,
            "Unknown tenant 'notenant'"),
        refusal(
            "unknown tenant in a full name",
            l -> fullName(l, "root@nowhere#lite"),
            ErrorCode.OB_TENANT_NOT_EXIST,
            "Unknown tenant 'nowhere'"),
        refusal(
            "unknown cluster",
            l -> fullName(l, "root@test#prod"),
            ErrorCode.OB_CLUSTER_NO_MATCH,
            "cluster 'prod' is not the server's, 'lite'"),
        refusal(
            "unknown user",
            l -> l.user = "nobody",
            ErrorCode.OB_ERR_USER_NOT_EXIST,
            "User nobody not exist"),
        refusal("wrong password", l -> account(l, "app", "wrong"), denied(), deniedText("app")),
        refusal("no password", l -> account(l, "app", ""), denied(), deniedText("app")),
        refusal("needless password", l -> account(l, "root", "x"), denied(), deniedText("root")),
        refusal(
            "unknown database",
            l -> l.database = "nodb",
            ErrorCode.OB_ERR_BAD_DATABASE,
            "Unknown database 'nodb'"),
        refusal(
            "unknown namespace",
            l -> {
              l.database = "nodb";
              l.clientType = 3;
            },
            ErrorCode.OB_KV_HBASE_NAMESPACE_NOT_FOUND,
            "namespace 'nodb' is not found"),
        refusal(
            "no privilege",
            l -> l.user = "guest",
            ErrorCode.OB_ERR_NO_DB_PRIVILEGE,
            "Access denied for user 'guest'@'%' to database 'test'"));
  }

  @Test
  void tellsHBaseClientsThatRequestsMayBeForSeveralTablets() {
    TestCatalog distributing = catalog.withParameter("_obkv_enable_distributed_execution", "True");
    Logins login = new Logins();
    login.clientType = 3;
    login.allowDistribute = true;

    assertThat(handler.logIn(login.request(), distributing, NOW).capabilities()).isEqualTo(1);
    assertThat(handler.logIn(login.request(), catalog, NOW).capabilities()).isZero();
    login.allowDistribute = false;
    assertThat(handler.logIn(login.request(), distributing, NOW).capabilities()).isZero();
    login.allowDistribute = true;
    login.clientType = 2;
    assertThat(handler.logIn(login.request(), distributing, NOW).capabilities()).isZero();
  }

  @Test
  void givesTheSameCredentialToTheSameLogin() {
    assertThat(logIn(login -> {}).credential()).isEqualTo(logIn(login -> {}).credential());
  }

  @Test
  void givesACredentialThatExpiresWhenALifeIsAsked() {
    byte[] credential = logIn(login -> login.ttlMicros = 10).credential();

    assertThat(credentials.verify(credential, catalog, NOW + 9).session().database())
        .isEqualTo("test");
    assertRefused(ErrorCode.OB_KV_CREDENTIAL_NOT_MATCH, credential, catalog, NOW + 10);
  }

  @Test
  void refusesWhatItDidNotIssue() {
    byte[] credential = logIn(login -> {}).credential();
    byte[] tampered = credential.clone();
    tampered[tampered.length - 2] ^= 1;
    byte[] foreign =
        new Credentials(new SecureRandom()).issue(TestCatalog.TENANT_ID, 200001, 500001, 0, false);
    byte[] otherTenant = credentials.issue(7, 200001, 500001, 0, false);

    assertRefused(ErrorCode.OB_NOT_SUPPORTED, new byte[0], catalog, NOW);
    assertRefused(ErrorCode.OB_DESERIALIZE_ERROR, new byte[] {1, 2, 3, 4}, catalog, NOW);
    assertRefused(ErrorCode.OB_KV_CREDENTIAL_NOT_MATCH, tampered, catalog, NOW);
    assertRefused(ErrorCode.OB_KV_CREDENTIAL_NOT_MATCH, foreign, catalog, NOW);
    assertRefused(ErrorCode.OB_NOT_SUPPORTED, otherTenant, catalog, NOW);
  }

  @Test
  void findsNoTablesOnceTheDatabaseIsDropped() {
    byte[] credential = logIn(login -> {}).credential();
    SessionCache sessions = new SessionCache(credentials);
    Session before = sessions.session(credential, catalog, NOW);

    assertThat(before.database()).isEqualTo("test");
    assertThat(sessions.session(credential, catalog.withoutDatabases(), NOW).database())
        .isEmpty();
  }

  private LoginResult logIn(Consumer<Logins> change) {
    Logins login = new Logins();
    change.accept(login);
    return handler.logIn(login.request(), catalog, NOW);
  }

  private void assertRefused(ErrorCode code, byte[] credential, TestCatalog at, long now) {
    assertThatThrownBy(() -> credentials.verify(credential, at, now))
        .isInstanceOfSatisfying(
            RequestException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static void account(Logins login, String user, String password) {
    login.user = user;
    login.password = password;
  }

  private static void fullName(Logins login, String name) {
    login.tenant = "";
    login.user = name;
  }

  private static ErrorCode denied() {
    return ErrorCode.OB_PASSWORD_WRONG;
  }

  private static String deniedText(String user) {
    return "Access denied for user '" + user + "'@'test' (using password: YES)";
  }

  private static Arguments login(String what, Consumer<Logins> change, Session expected) {
    return Arguments.of(what, change, expected);
  }

  private static Arguments refusal(
      String what, Consumer<Logins> change, ErrorCode code, String text) {
    return Arguments.of(what, change, code, text);
  }
}
