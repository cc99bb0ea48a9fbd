// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.partition.SortWeights;
import io.obkv.value.Collation;
import io.obkv.value.Value;

/** Character strings in a collation whose blanks at the end count: two bytes a weight, the end is 00 00. */
final class WeightedKeyColumn extends KeyColumn {
  private static final int END = 0;
  private static final int MALFORMED = 0xffff;

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
      if (weight < SortWeights.MALFORMED) {
        out.put(weight >> 8).put(weight);
      } else {
        out.put(MALFORMED >> 8).put(MALFORMED).put(weight - SortWeights.MALFORMED);
      }
    }
    out.put(END >> 8).put(END);
  }

  @Override
  Payload decodePresent(ByteSource in) {
    while (true) {
      int weight = in.u8() << 8 | in.u8();
      if (weight == END) {
        return null;
      }
      if (weight == MALFORMED) {
        in.skip(1);
      }
    }
  }
}
