// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.Arrays;

/** A growing byte array to encode into. For one thread at a time. */
final class ByteSink {
  private byte[] bytes;
  private int size;

  ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  ByteSink put(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
    return this;
  }

  ByteSink put(byte[] source) {
    return put(source, 0, source.length);
  }

  /** The bytes of an array from one place to before another. */
  ByteSink put(byte[] source, int from, int to) {
    ensure(to - from);
    System.arraycopy(source, from, bytes, size, to - from);
    size += to - from;
    return this;
  }

  /** Eight bytes, big-endian. */
  ByteSink putLong(long value) {
    ensure(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** Seven bits a byte, lowest first. */
  ByteSink putVarint(long value) {
    ensure(varintSize(value));
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** How many bytes a number takes. */
  static int varintSize(long value) {
    return (Long.SIZE - 1 - Long.numberOfLeadingZeros(value | 1)) / 7 + 1;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
