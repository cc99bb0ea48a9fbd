// SPDX-License-Identifier: Apache-2.0
package io.obkv.value;

import java.util.List;

/**
 * A range of keys: two bounds, each inclusive or not. A bound may be shorter than the key, and may
 * hold {@link Value#MIN} and {@link Value#MAX}.
 *
 * @param tableId always -1 from clients
 * @param border {@link #INCLUSIVE_START} and {@link #INCLUSIVE_END}, or-ed
 * @param flag always 0 from clients
 */
public record KeyRange(long tableId, int border, List<Value> start, List<Value> end, long flag) {
  public static final int INCLUSIVE_START = 1;
  public static final int INCLUSIVE_END = 2;

  public KeyRange {
    start = List.copyOf(start);
    end = List.copyOf(end);
  }

  /** A range between two bounds. */
  public static KeyRange of(
      List<Value> start, boolean startInclusive, List<Value> end, boolean endInclusive) {
    int border = (startInclusive ? INCLUSIVE_START : 0) | (endInclusive ? INCLUSIVE_END : 0);
    return new KeyRange(-1, border, start, end, 0);
  }

  /** Everything: one MIN and one MAX, whatever the number of key columns. */
  public static KeyRange all() {
    return of(List.of(Value.MIN), false, List.of(Value.MAX), false);
  }

  public boolean startInclusive() {
    return (border & INCLUSIVE_START) != 0;
  }

  public boolean endInclusive() {
    return (border & INCLUSIVE_END) != 0;
  }
}
