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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (true) {
      int next = in.u8();
      if (next == 0 && in.u8() == END) {
        return new Payload(false, 0, bytes.toByteArray());
      }
      bytes.write(next);
    }
  }
}
