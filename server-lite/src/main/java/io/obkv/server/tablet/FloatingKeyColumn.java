// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.value.Value;

/** FLOAT and DOUBLE as doubles: IEEE bits, all turned for negative numbers; -0 is 0. */
final class FloatingKeyColumn extends KeyColumn {
  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  void encodePresent(Value value, ByteSink out) {
    long bits = Double.doubleToLongBits(value.floating() + 0.0);
    out.putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
  }

  @Override
  Payload decodePresent(ByteSource in) {
    in.skip(Long.BYTES);
    return null;
  }
}
