// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FullUserNameTest {
  @Test
  void readsBothForms() {
    assertThat(FullUserName.parse("root@test#lite"))
        .isEqualTo(new FullUserName("root", "test", "lite"));
    assertThat(FullUserName.parse("lite:test:root"))
        .isEqualTo(new FullUserName("root", "test", "lite"));
    assertThat(FullUserName.parse("root@sys").atServer()).isEqualTo("root@sys");
    assertThat(FullUserName.parse("root").atServer()).isEqualTo("root");
  }

  @Test
  void refusesOthers() {
    assertThatThrownBy(() -> FullUserName.parse("a@b@c"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
