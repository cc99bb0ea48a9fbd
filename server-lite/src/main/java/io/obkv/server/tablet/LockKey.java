// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.Arrays;

/** What a lock is on: a row's storage key, or the indexed values of a unique index. */
record LockKey(byte[] bytes, int hash) implements Comparable<LockKey> {
  static LockKey of(byte[] bytes) {
    int hash = Arrays.hashCode(bytes);
    return new LockKey(bytes, hash ^ hash >>> 16);
  }

  @Override
  public int compareTo(LockKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LockKey that && hash == that.hash && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
