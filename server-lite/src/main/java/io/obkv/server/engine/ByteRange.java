// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A range of keys in unsigned byte order. A range whose end is not above its start holds nothing.
 *
 * @param start the lowest key, included; empty for the lowest of all
 * @param end the first key above the range, or null when the range has no end
 */
public record ByteRange(byte[] start, byte[] end) {
  private static final byte[] LOWEST = {};
  private static final ByteRange ALL = new ByteRange(LOWEST, null);

  public ByteRange {
    Objects.requireNonNull(start, "start");
  }

  /** Every key. */
  public static ByteRange all() {
    return ALL;
  }

  /** The keys that begin with these bytes. */
  public static ByteRange ofPrefix(byte[] prefix) {
    return new ByteRange(prefix, successorOfPrefix(prefix));
  }

  /**
   * The lowest byte string above every string that begins with {@code prefix}; null when there is
   * none, that is when the prefix is empty or all 0xFF.
   */
  public static byte[] successorOfPrefix(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != -1) {
        byte[] successor = Arrays.copyOf(prefix, i + 1);
        successor[i]++;
        return successor;
      }
    }
    return null;
  }

  /** True when no key can be in the range. */
  public boolean isEmpty() {
    return end != null && Arrays.compareUnsigned(start, end) >= 0;
  }

  public boolean contains(byte[] key) {
    return Arrays.compareUnsigned(key, start) >= 0
        && (end == null || Arrays.compareUnsigned(key, end) < 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteRange that
        && Arrays.equals(start, that.start)
        && Arrays.equals(end, that.end);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(start) + Arrays.hashCode(end);
  }

  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return "[" + hex.formatHex(start) + ", " + (end == null ? "∞" : hex.formatHex(end)) + ")";
  }
}
