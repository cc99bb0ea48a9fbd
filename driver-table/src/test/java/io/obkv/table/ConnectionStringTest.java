// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "obkv://root@test#lite:pa%3Ass@db.example:2882/shop",
        "obkv://root%40test%23lite:pa%3Ass@db.example:2882/shop",
        "obkv://root@test#lite:pa:ss@db.example:2882/shop?mode=odp"
      })
  void readsFullUserNamesRawAndEncoded(String text) {
    ClientOptions options = ClientOptions.parse(text);
    assertThat(options.connection().user()).isEqualTo("root@test#lite");
    assertThat(options.connection().address()).isEqualTo("db.example:2882");
    assertThat(options.connection().database()).isEqualTo("shop");
    assertThat(options)
        .hasToString("ClientOptions[ConnectionOptions[root@test#lite:***@"
            + "db.example:2882/shop], timeout PT5S]");
  }

  @Test
  void readsParameters() {
    ClientOptions options =
        ClientOptions.parse("obkv://u@[::1]/d?connections=3&timeout=250ms&serverTimeout=2s");
    assertThat(options.connection().address()).isEqualTo("::1:2885");
    assertThat(options.connections()).isEqualTo(3);
    assertThat(options.timeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(options.serverTimeout()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void readsParametersOfRetriesAndChecksTogether() {
    ClientOptions options = ClientOptions.parse(
        "obkv://u@h/d?maxAttempts=7&hedgeAfter=30ms&sqlConnectTimeout=9s&schemaChecks=false");
    assertThat(options.retry().maxAttempts()).isEqualTo(7);
    assertThat(options.retry().hedgeAfter()).isEqualTo(Duration.ofMillis(30));
    assertThat(options.sqlConnectTimeout()).isEqualTo(Duration.ofSeconds(9));
    assertThat(options.schemaChecks()).isFalse();
  }

  @Test
  void givesSqlConnectionsTheTimeOfConnectingAndOfLoggingIn() {
    assertThat(ClientOptions.parse("obkv://u@h/d?connectTimeout=2s&loginTimeout=3s")
            .sqlConnectTimeout())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour=red",
        "timeout=5",
        "mode=direct",
        "schemaChecks=on",
        "connections=1&connections=2"
      })
  void refusesParametersByName(String parameters) {
    String name = parameters.substring(0, parameters.indexOf('='));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClientOptions.parse("obkv://u:secret@h:1/d?" + parameters))
        .withMessageContaining(name)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void refusesSeveralAddresses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClientOptions.parse("obkv://u:p@a:1,b:2/d"))
        .withMessageContaining("a:1,b:2");
  }
}
