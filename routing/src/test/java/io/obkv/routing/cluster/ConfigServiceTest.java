// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ProtocolException;
import io.obkv.transport.HostAndPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigServiceTest {
  @Test
  void readsTheListOfAConfigServer() {
    String answer = """
        {"Message":"successful \\u00e9\\n","Code":200,"Success":true,"Data":{"ObRegion":"c",
        "ObClusterId":1,"RsList":[{"address":"10.0.0.1:2882","role":"LEADER","sql_port":2881},
        {"address":"[fe80::1]:2882","role":"FOLLOWER","sql_port":2883}],"ReadonlyRsList":[]}}
        """;
    assertThat(ConfigService.servers(answer))
        .containsExactly(new HostAndPort("10.0.0.1", 2881), new HostAndPort("fe80::1", 2883));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,2",
        "{\"Code\":200}",
        "{\"Code\":404,\"Data\":{\"RsList\":[{\"address\":\"a:1\",\"sql_port\":1}]}}",
        "{\"Code\":200,\"Data\":{\"RsList\":[]}}",
        "{\"Code\":200,\"Data\":{\"RsList\":[{\"address\":\"a:1\"}]}}",
        "{\"a\" 1}",
        "nul",
        "\"open"
      })
  void refusesWhatIsNoList(String answer) {
    assertThatThrownBy(() -> ConfigService.servers(answer)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void boundsTheDepthOfAnAnswer() {
    assertThatThrownBy(() -> ConfigService.servers("[".repeat(100_000)))
        .isInstanceOf(ProtocolException.class);
  }
}
