// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.value.Value;
import java.io.ByteArrayOutputStream;

/** Byte strings: a zero byte is followed by FF, the end is 00 01. */
final class BinaryKeyColumn extends KeyColumn {
  private static final int ESCAPED = 0xff;
  private static final int END = 1;

  @Override
  boolean isReversible() {
    return true;
  }

  @Override
  void encodePresent(Value value, ByteSink out) {
    for (byte b : value.bytes()) {
      out.put(b);
      if (b == 0) {
        out.put(ESCAPED);
      }
    }
    out.put(0).put(END);
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
