// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.Arrays;

/** A row as it stands in storage keys, which can be looked up. Immutable; nobody may change the array. */
final class RowKey {
  private final byte[] bytes;
  private final int hash;

  RowKey(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /** The key of a row as clients name it. */
  static RowKey of(byte[] row) {
    ByteSink out = new ByteSink(row.length + 2);
    BinaryKeyColumn.encode(row, out);
    return new RowKey(out.toByteArray());
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowKey key && key.hash == hash && Arrays.equals(key.bytes, bytes);
  }
}
