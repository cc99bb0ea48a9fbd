// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.protocol.message.PasswordScramble;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.server.catalog.SqlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
  private static final byte[] SCRAMBLE = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);

  private LiteServer server;
  private Authenticator authenticator;

  @BeforeEach
  void start() throws IOException {
    server = LiteServer.start(ServerOptions.builder()
        .initSql("alter user root identified by 'pw'; create user app identified by 'other'")
        .build());
    authenticator = new Authenticator(server.catalog());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Authenticator.Login check(String user, String password) {
    return authenticator.check(user, PasswordScramble.secret(password, SCRAMBLE), SCRAMBLE);
  }

  @ParameterizedTest
  @CsvSource({
    "root, root, test",
    "root@test, root, test",
    "root@test#lite, root, test",
    "test:root, root, test",
    "lite:test:root, root, test",
    "root@sys, root, sys",
    "root@sys#lite, root, sys",
    "proxyro@sys, proxyro, sys",
    "lite:sys:proxyro, proxyro, sys"
  })
  void understandsEveryFormOfAName(String user, String name, String tenant) {
    Authenticator.Login login = check(user, "pw");
    assertThat(login.name()).isEqualTo(name);
    assertThat(login.tenant()).isEqualTo(tenant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "root@other",
        "root@test#other",
        "proxyro",
        "app@sys",
        "ROOT",
        "",
        "@",
        "#",
        ":",
        "a:b:c:d"
      })
  void knowsNobodyElse(String user) {
    assertThatThrownBy(() -> check(user, "pw")).isInstanceOf(SqlException.class);
  }

  @Test
  void saysWhetherAPasswordWasGivenButNotWhetherThereIsTheAccount() {
    assertThatThrownBy(() -> check("root", "wrong"))
        .hasMessage("Access denied for user 'root'@'xxx.xxx.xxx.xxx' (using password: YES)");
    assertThatThrownBy(() -> check("nobody@test", ""))
        .hasMessage("Access denied for user 'nobody'@'xxx.xxx.xxx.xxx' (using password: NO)");
  }

  @Test
  void proxyAccountMayHaveAPasswordOfItsOwn() {
    server.execute("create user proxyro identified by 'own'");
    assertThat(check("proxyro@sys", "own").name()).isEqualTo("proxyro");
    assertThatThrownBy(() -> check("proxyro@sys", "pw")).isInstanceOf(SqlException.class);
  }
}
