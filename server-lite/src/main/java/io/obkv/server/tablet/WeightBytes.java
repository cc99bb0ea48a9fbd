// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.partition.SortWeights;

/**
 * Weights of characters in keys: two bytes each, in their order. Bytes that begin no character stand above all
 * characters, as FFFF and the byte; so a weight of FFFF is followed by a zero byte. Stateless.
 */
final class WeightBytes {
  private static final int HIGHEST = 0xffff;

  private WeightBytes() {}

  static void put(int weight, ByteSink out) {
    if (weight < SortWeights.MALFORMED) {
      out.put(weight >> 8).put(weight);
      if (weight == HIGHEST) {
        out.put(0);
      }
    } else {
      out.put(HIGHEST >> 8).put(HIGHEST).put(weight - SortWeights.MALFORMED);
    }
  }

  /** Reads past a weight; gives FFFF for all that begin so. */
  static int next(ByteSource in) {
    int weight = in.u8() << 8 | in.u8();
    if (weight == HIGHEST) {
      in.skip(1);
    }
    return weight;
  }
}
