// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class TextBoundsTest {
  private static List<String> bounds(String... splits) {
    byte[][] keys = Arrays.stream(splits).map(Bytes::toBytesBinary).toArray(byte[][]::new);
    return TextBounds.of(keys).stream().map(Bytes::toStringBinary).toList();
  }

  @Test
  void textStaysAsItIs() {
    assertThat(bounds("", "\\x00", "10", "a\\xC3\\xA4", "\\xED\\x9F\\xBF", "\\xF4\\x8F\\xBF\\xBF"))
        .containsExactly(
            "", "\\x00", "10", "a\\xC3\\xA4", "\\xED\\x9F\\xBF", "\\xF4\\x8F\\xBF\\xBF");
  }

  @Test
  void bytesThatAreNoTextHaveABoundNearThem() {
    assertThat(bounds("3\\x85U", "5\\xC3U", "6\\xE0", "7\\xFF\\xFF"))
        .containsExactly("3\\x7F", "5\\xC3\\x80", "6\\xE0\\xA0\\x80", "7\\xF4\\x8F\\xBF\\xBF");
  }

  @Test
  void splitsStayApart() {
    assertThat(bounds("\\x70", "\\x80", "\\x90", "\\xA0"))
        .containsExactly("p", "\\x7F", "\\x7F\\x01", "\\x7F\\x01\\x01");
  }

  @Test
  void whateverIsAskedForIsTextAndAscends() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      List<byte[]> keys = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        byte[] key = new byte[1 + random.nextInt(3)];
        random.nextBytes(key);
        keys.add(key);
      }
      byte[][] splits = keys.stream().sorted(Bytes.BYTES_COMPARATOR).toArray(byte[][]::new);
      List<byte[]> bounds = TextBounds.of(splits);
      assertThat(bounds).hasSize(splits.length).isSortedAccordingTo(Bytes::compareTo);
      assertThat(bounds.stream().map(Bytes::toStringBinary)).doesNotHaveDuplicates();
      for (byte[] bound : bounds) {
        assertThatCode(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bound)))
            .as(Bytes.toStringBinary(bound))
            .doesNotThrowAnyException();
      }
    }
  }
}
