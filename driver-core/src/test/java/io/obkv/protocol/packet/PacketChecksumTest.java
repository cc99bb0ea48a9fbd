// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PacketChecksumTest {
  @Test
  void isCrc32cWithInitialValueZeroAndNoFinalXor() {
    assertThat(PacketChecksum.of("123456789".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(0x58e3fa20L);
  }

  @Property
  void equalsTheBitwiseDefinition(@ForAll byte[] bytes) {
    int register = 0;
    for (byte b : bytes) {
      register ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        register = (register & 1) != 0 ? register >>> 1 ^ 0x82f63b78 : register >>> 1;
      }
    }
    assertThat(PacketChecksum.of(bytes)).isEqualTo(register & 0xffff_ffffL);
  }
}
