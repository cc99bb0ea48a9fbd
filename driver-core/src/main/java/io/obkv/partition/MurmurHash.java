// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * MurmurHash64A with little-endian reads, the hash of KEY partitioning. The algorithm is Austin
 * Appleby's, in the public domain.
 */
public final class MurmurHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long M = 0xc6a4a7935bd1e995L;
  private static final int R = 47;

  private MurmurHash() {}

  /** The hash of all of {@code bytes}. */
  public static long hash(byte[] bytes, long seed) {
    return hash(bytes, bytes.length, seed);
  }

  /** The hash of the first {@code length} bytes. */
  public static long hash(byte[] bytes, int length, long seed) {
    long hash = start(length, seed);
    int blocks = length & ~7;
    for (int i = 0; i < blocks; i += 8) {
      hash = mix(hash, (long) LONGS.get(bytes, i));
    }
    if (blocks < length) {
      long rest = 0;
      for (int i = blocks; i < length; i++) {
        rest |= (bytes[i] & 0xffL) << (i - blocks) * 8;
      }
      hash = mixRest(hash, rest);
    }
    return finish(hash);
  }

  /** The hash of the eight bytes of {@code value}, lowest first. */
  public static long hash(long value, long seed) {
    return finish(mix(start(Long.BYTES, seed), value));
  }

  /** The state before the first of {@code length} bytes. */
  static long start(int length, long seed) {
    return seed ^ length * M;
  }

  /** Takes in eight bytes, lowest first. */
  static long mix(long hash, long block) {
    long k = block * M;
    k ^= k >>> R;
    return (hash ^ k * M) * M;
  }

  /** Takes in the last bytes, fewer than eight and more than none. */
  static long mixRest(long hash, long rest) {
    return (hash ^ rest) * M;
  }

  /** The hash when all bytes have been taken in. */
  static long finish(long hash) {
    long h = (hash ^ hash >>> R) * M;
    return h ^ h >>> R;
  }
}
