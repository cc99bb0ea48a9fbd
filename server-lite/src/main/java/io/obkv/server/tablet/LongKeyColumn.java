// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.value.Value;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whole numbers, bits, words of ENUM and SET, days, times: eight bytes, the sign bit turned. */
final class LongKeyColumn extends KeyColumn {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final long turned;

  /**
   * @param turned {@link Long#MIN_VALUE} for signed numbers, 0 for unsigned ones of 64 bits
   */
  LongKeyColumn(long turned) {
    this.turned = turned;
  }

  /** The signed number that stands in a key. */
  static long signed(byte[] key, int from) {
    return (long) LONG.get(key, from) ^ Long.MIN_VALUE;
  }

  @Override
  boolean isReversible() {
    return true;
  }

  @Override
  void encodePresent(Value value, ByteSink out) {
    out.putLong(value.bits() ^ turned);
  }

  @Override
  Payload decodePresent(ByteSource in) {
    return new Payload(false, in.i64() ^ turned, Payload.NO_BYTES);
  }
}
