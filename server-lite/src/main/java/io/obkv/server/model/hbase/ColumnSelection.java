// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns of a family a read wants. Immutable.
 *
 * @param qualifiers ascending and different; null for all columns
 */
record ColumnSelection(List<byte[]> qualifiers) {
  static final ColumnSelection ALL = new ColumnSelection(null);

  /** The columns of these qualifiers, in any order, some perhaps twice; at least one. */
  static ColumnSelection of(List<byte[]> qualifiers) {
    if (qualifiers.size() == 1) {
      return new ColumnSelection(List.of(qualifiers.get(0)));
    }
    List<byte[]> sorted = qualifiers.stream().sorted(Arrays::compareUnsigned).toList();
    return new ColumnSelection(IntStream.range(0, sorted.size())
        .filter(i -> i == 0 || !Arrays.equals(sorted.get(i - 1), sorted.get(i)))
        .mapToObj(sorted::get)
        .toList());
  }

  boolean isAll() {
    return qualifiers == null;
  }
}
