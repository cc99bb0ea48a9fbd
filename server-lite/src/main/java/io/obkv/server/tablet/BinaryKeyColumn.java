// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.value.Value;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Byte strings: a zero byte is followed by FF, the end is 00 01. */
final class BinaryKeyColumn extends KeyColumn {
  private static final int ESCAPED = 0xff;
  static final int END = 1;

  @Override
  boolean isReversible() {
    return true;
  }

  @Override
  void encodePresent(Value value, ByteSink out) {
    encode(value.bytes(), out);
  }

  static void encode(byte[] bytes, ByteSink out) {
    int written = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        out.put(bytes, written, i + 1).put(ESCAPED);
        written = i + 1;
      }
    }
    out.put(bytes, written, bytes.length);
    out.put(0).put(END);
  }

  /** The byte string that stands in a part of a key, its end left out. */
  static byte[] decoded(byte[] key, int from, int to) {
    for (int i = from; i < to; i++) {
      if (key[i] == 0) {
        return unescaped(key, from, to);
      }
    }
    return Arrays.copyOfRange(key, from, to);
  }

  private static byte[] unescaped(byte[] key, int from, int to) {
    byte[] bytes = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      bytes[length++] = key[i];
      if (key[i] == 0) {
        i++;
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  @Override
  Payload decodePresent(ByteSource in) {
    int zero = in.lengthUntil((byte) 0);
    byte[] start = in.take(zero);
    in.skip(1);
    return new Payload(false, 0, in.u8() == END ? start : withEscapes(start, in));
  }

  /** Goes on behind the first zero byte and its mark. */
  private static byte[] withEscapes(byte[] start, ByteSource in) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(start);
    do {
      bytes.write(0);
      bytes.writeBytes(in.take(in.lengthUntil((byte) 0)));
      in.skip(1);
    } while (in.u8() != END);
    return bytes.toByteArray();
  }
}
