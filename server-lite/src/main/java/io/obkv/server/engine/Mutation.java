// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.Arrays;
import java.util.Objects;

/** One change to ordered bytes. Arrays are not copied: nobody may change one after handing it over. */
public sealed interface Mutation {
  /** Bytes of keys and values that the change carries. */
  int payloadBytes();

  /** Sets the value of a key, whether or not it had one. */
  record Put(byte[] key, byte[] value) implements Mutation, Entry {
    public Put {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, "value");
    }

    @Override
    public int payloadBytes() {
      return key.length + value.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Put that
          && Arrays.equals(key, that.key)
          && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(key) + Arrays.hashCode(value);
    }
  }

  /** Removes a key; nothing happens when it is absent. */
  record Delete(byte[] key) implements Mutation {
    public Delete {
      Objects.requireNonNull(key, "key");
    }

    @Override
    public int payloadBytes() {
      return key.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Delete that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(key);
    }
  }

  /**
   * Removes the keys from {@code start}, included, to {@code end}, excluded. Meant for dropping and
   * truncating whole partitions: many small ones make later reads slow.
   */
  record DeleteRange(byte[] start, byte[] end) implements Mutation {
    public DeleteRange {
      if (Arrays.compareUnsigned(start, end) > 0) {
        throw new IllegalArgumentException("the range to delete ends before it starts");
      }
    }

    @Override
    public int payloadBytes() {
      return start.length + end.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof DeleteRange that
          && Arrays.equals(start, that.start)
          && Arrays.equals(end, that.end);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(start) + Arrays.hashCode(end);
    }
  }
}
