// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.partition.SortWeights;
import io.obkv.value.Collation;
import io.obkv.value.Value;

/** Character strings in a collation whose blanks at the end count: two bytes a weight, the end is 00 00. */
final class WeightedKeyColumn extends KeyColumn {
  /** Below every weight. */
  private static final int END = 0;

  private final Collation collation;

  WeightedKeyColumn(Collation collation) {
    this.collation = collation;
  }

  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  void encodePresent(Value value, ByteSink out) {
    for (int weight : SortWeights.of(value.bytes(), collation)) {
      WeightBytes.put(weight, out);
    }
    WeightBytes.put(END, out);
  }

  @Override
  Payload decodePresent(ByteSource in) {
    while (true) {
      if (WeightBytes.next(in) == END) {
        return null;
      }
    }
  }
}
