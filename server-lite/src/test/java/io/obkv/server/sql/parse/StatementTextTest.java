// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StatementTextTest {
  @Property(tries = 500)
  void anyBytesComeBack(@ForAll byte[] bytes) {
    assertThat(StatementText.bytes(StatementText.of(bytes))).isEqualTo(bytes);
  }

  @Test
  void utf8IsText() {
    String text = "select 'ü 日本 😀'";
    assertThat(StatementText.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(StatementText.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void rawBytesStandBesideCharacters() {
    byte[] bytes = {
      'a', (byte) 0xff, (byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80, (byte) 0x80, 'b'
    };
    String text = StatementText.of(bytes);
    assertThat(text.codePointCount(0, text.length())).isEqualTo(5);
    assertThat(StatementText.bytes(text)).isEqualTo(bytes);
  }
}
