// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.catalog.ColumnType;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;

/** Bytes that are the same for texts that are equal, for hashing. Stateless. */
public final class EqualityBytes {
  private EqualityBytes() {}

  /**
   * The bytes of a text other than NULL; those of two texts are equal exactly when the texts are equal
   * in the collation.
   */
  public static byte[] of(Value text, Collation collation) {
    ByteSink out = new ByteSink(32);
    KeyColumn.of(ColumnType.ofBytes(ValueType.VARCHAR, 0, collation)).encode(text, out);
    return out.toByteArray();
  }
}
