// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.Arrays;

/** Reads what {@link ByteSink} wrote. For one thread at a time. */
final class ByteSource {
  private final byte[] bytes;
  private final int end;
  private int at;

  ByteSource(byte[] bytes, int from) {
    this(bytes, from, bytes.length);
  }

  /** Reads what stands from one place to before another. */
  ByteSource(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.end = end;
    this.at = from;
  }

  boolean hasRemaining() {
    return at < end;
  }

  int position() {
    return at;
  }

  int u8() {
    return bytes[at++] & 0xff;
  }

  byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(bytes, at, at + count);
    at += count;
    return taken;
  }

  /** How many bytes there are before the next one of a value, which must be there. */
  int lengthUntil(byte value) {
    int end = at;
    while (bytes[end] != value) {
      end++;
    }
    return end - at;
  }

  void skip(int count) {
    at += count;
  }

  long i64() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | bytes[at++] & 0xff;
    }
    return value;
  }

  long varint() {
    long value = 0;
    int shift = 0;
    long next;
    do {
      next = bytes[at++];
      value |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
