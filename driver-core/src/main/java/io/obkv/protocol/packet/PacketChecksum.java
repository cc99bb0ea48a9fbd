// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.packet;

import java.util.zip.CRC32C;

/**
 * The checksum in the rpc header: CRC-32C with initial value 0 and no final xor (1.4 of the protocol
 * notes).
 *
 * <p>The JDK's CRC32C starts from all ones and inverts at the end. Four bytes of ones take its
 * register from all ones to zero, so feeding them first and undoing the inversion gives ours, at the
 * speed of the processor's own instruction.
 */
public final class PacketChecksum {
  private static final byte[] TO_ZERO = {-1, -1, -1, -1};

  private PacketChecksum() {}

  /** The checksum of a part of an array, as an unsigned 32-bit number. */
  public static long of(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(TO_ZERO, 0, TO_ZERO.length);
    crc.update(bytes, offset, length);
    return ~crc.getValue() & 0xffff_ffffL;
  }

  /** The checksum of a whole array. */
  public static long of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }
}
