// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PasswordScrambleTest {
  private static final byte[] SCRAMBLE = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @Test
  void makesTheSecretOfTheOfficialClient() {
    assertThat(HexFormat.of().formatHex(PasswordScramble.secret("secret", SCRAMBLE)))
        .isEqualTo("0f8b9033e0897c0a8338ebe3dea9010dda47ab56");
  }

  @Property
  void aSecretProvesItsOwnPasswordOnly(@ForAll String password, @ForAll String other) {
    byte[] scramble = PasswordScramble.random(new SecureRandom());
    byte[] secret = PasswordScramble.secret(password, scramble);
    assertThat(PasswordScramble.proves(secret, scramble, PasswordScramble.stored(password)))
        .isTrue();
    assertThat(PasswordScramble.proves(secret, scramble, PasswordScramble.stored(other)))
        .isEqualTo(password.equals(other));
  }
}
