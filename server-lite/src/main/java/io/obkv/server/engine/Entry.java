// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

/** A key and its value. What may be asked, and when, is said by what it is of. */
public interface Entry {
  /** The key. */
  byte[] key();

  /** The value. */
  byte[] value();

  /** Has the key in its first {@link #keyLength()} bytes, which nobody may change. */
  default byte[] keyArray() {
    return key();
  }

  /** How many bytes the key has. */
  default int keyLength() {
    return key().length;
  }

  /** Has the value from {@link #valueFrom()} on, {@link #valueLength()} bytes that nobody may change. */
  default byte[] valueArray() {
    return value();
  }

  /** Where the value begins in its array. */
  default int valueFrom() {
    return 0;
  }

  /** How many bytes the value has. */
  default int valueLength() {
    return value().length;
  }
}
