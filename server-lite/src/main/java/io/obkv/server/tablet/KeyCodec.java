// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.ByteRange;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;

/**
 * Keys of several columns as bytes: the encodings of the columns one after the other. Immutable.
 *
 * <p>What begins with the encoding of the first columns has equal values there: so a bound that names
 * fewer columns than the key has is a prefix.
 */
final class KeyCodec {
  private static final int FIXED_SIZE = 12;

  private final List<KeyColumn> columns;

  KeyCodec(List<KeyColumn> columns) {
    this.columns = List.copyOf(columns);
  }

  List<KeyColumn> columns() {
    return columns;
  }

  /** Room that most keys fit into: characters take up to two bytes each. */
  static int sizeHint(Value[] values) {
    int size = 0;
    for (Value value : values) {
      size += FIXED_SIZE + 2 * value.bytes().length;
    }
    return size;
  }

  /** Appends the first {@code values.length} columns of a key. */
  void encode(Value[] values, ByteSink out) {
    for (int i = 0; i < values.length; i++) {
      columns.get(i).encode(values[i], out);
    }
  }

  /** The bytes of a range behind a prefix. */
  ByteRange range(byte[] prefix, KeyRange range) {
    return new ByteRange(
        bound(prefix, range.start(), range.startInclusive(), true),
        bound(prefix, range.end(), !range.endInclusive(), false));
  }

  /**
   * The lowest bytes at or above a bound.
   *
   * @param atPrefix true when keys equal to the bound are above it
   * @param start false for the upper bound of a range: a missing tail is MAX there
   */
  private byte[] bound(byte[] prefix, List<Value> values, boolean atPrefix, boolean start) {
    ByteSink out = new ByteSink(prefix.length + 16 * values.size() + 8);
    out.put(prefix);
    boolean below = values.isEmpty() ? start : atPrefix;
    int last = Math.min(values.size(), columns.size());
    for (int i = 0; i < last; i++) {
      Value value = values.get(i);
      if (value.isMin() || value.isMax()) {
        below = value.isMin();
        break;
      }
      columns.get(i).encode(value, out);
    }
    byte[] bytes = out.toByteArray();
    return below ? bytes : ByteRange.successorOfPrefix(bytes);
  }
}
