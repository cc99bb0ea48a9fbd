// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Varints that are known to be whole, eight bytes at a time: their bytes but the last have the high bit
 * set, and hold seven bits each, the lowest first.
 */
final class Varint {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final int BITS = 7;

  /** The most bytes that a number of 64 bits takes. */
  static final int LONGEST = 10;

  private Varint() {}

  /**
   * Where the varint that begins at {@code start} has ended; -1 where it has more than {@link #LONGEST}
   * bytes. So many must be in the array from there.
   */
  static int end(byte[] buffer, int start) {
    long last = ~(long) LITTLE_ENDIAN.get(buffer, start) & HIGH_BITS;
    if (last != 0) {
      return start + (Long.numberOfTrailingZeros(last) >> 3) + 1;
    }
    if (buffer[start + Long.BYTES] >= 0) {
      return start + Long.BYTES + 1;
    }
    return buffer[start + LONGEST - 1] >= 0 ? start + LONGEST : -1;
  }

  /** The number at {@code start}, which is known to be whole. */
  static long read(byte[] buffer, int start) {
    return buffer[start] < 0 && start + LONGEST <= buffer.length
        ? readWide(buffer, start)
        : readBytes(buffer, start);
  }

  private static long readWide(byte[] buffer, int start) {
    long bytes = (long) LITTLE_ENDIAN.get(buffer, start);
    long last = ~bytes & HIGH_BITS;
    if (last != 0) {
      // Up to the last byte: its high bit is the lowest one in last.
      return packed(bytes & (last ^ last - 1));
    }
    long value = packed(bytes) | (long) (buffer[start + 8] & 0x7f) << 8 * BITS;
    return buffer[start + 8] < 0 ? value | (long) buffer[start + 9] << 9 * BITS : value;
  }

  /** The low seven bits of each byte side by side: in pairs, then pairs of those, then both halves. */
  private static long packed(long bytes) {
    long pairs = bytes & 0x007f_007f_007f_007fL | (bytes & 0x7f00_7f00_7f00_7f00L) >>> 1;
    long quads = pairs & 0x0000_3fff_0000_3fffL | (pairs & 0x3fff_0000_3fff_0000L) >>> 2;
    return quads & 0x0fff_ffffL | (quads & 0x0fff_ffff_0000_0000L) >>> 4;
  }

  private static long readBytes(byte[] buffer, int start) {
    long value = 0;
    int at = start;
    int shift = 0;
    byte next;
    do {
      next = buffer[at++];
      value |= (long) (next & 0x7f) << shift;
      shift += BITS;
    } while (next < 0);
    return value;
  }
}
