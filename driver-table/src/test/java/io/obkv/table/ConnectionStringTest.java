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

  @ParameterizedTest
  @ValueSource(strings = {"colour=red", "timeout=5", "mode=direct", "connections=1&connections=2"})
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
