// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void readsWhatTheOfficialClientNeedsFromTheDriversConnectionString() {
    Target target = Target.parse(
        "lite",
        "obkv://root@test#lite:a%2Fb@127.0.0.1:2882/test?mode=direct&sqlPort=2881&sysUser=root@sys"
            + "&configUrl=http%3A%2F%2Fh%3A8080%2Fservices%3FAction%3DObRootServiceInfo",
        "odp");
    assertThat(target.isDirect()).isTrue();
    assertThat(target.user()).isEqualTo("root@test#lite");
    assertThat(target.password()).isEqualTo("a/b");
    assertThat(target.sqlPort()).contains(2881);
    assertThat(target.systemUser()).isEqualTo("root@sys");
    assertThat(target.configUrl())
        .contains("http://h:8080/services?Action=ObRootServiceInfo&database=test");
  }

  @Test
  void takesTheModeThatTheStringDoesNotSay() {
    Target direct = Target.parse("a", "obkv://root@test@127.0.0.1:2881/test", "direct");
    assertThat(direct.isDirect()).isTrue();
    assertThat(direct.sqlPort()).contains(2881);
    Target odp = Target.parse("a", "obkv://root@test@127.0.0.1:2885/test?timeout=9s", "odp");
    assertThat(odp.isDirect()).isFalse();
    assertThat(odp.sqlPort()).isEmpty();
  }

  @Test
  void refusesWhatTheDriverRefuses() {
    assertThatThrownBy(() -> Target.parse("a", "obkv://root@h:1/test?colour=red", "odp"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colour");
  }
}
