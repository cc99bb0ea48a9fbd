// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.Arrays;
import org.apache.hadoop.hbase.util.Bytes;

/** Split keys, checked as HBase's own client checks them. */
final class Splits {
  private Splits() {}

  /**
   * The split keys in their order.
   *
   * @param keys null for none
   * @throws IllegalArgumentException when one is empty or two are the same
   */
  static byte[][] checked(byte[][] keys) {
    if (keys == null || keys.length == 0) {
      return new byte[0][];
    }
    byte[][] sorted = keys.clone();
    for (byte[] key : sorted) {
      if (key == null || key.length == 0) {
        throw new IllegalArgumentException("Empty split key must not be passed in the split keys.");
      }
    }
    Arrays.sort(sorted, Bytes.BYTES_COMPARATOR);
    for (int i = 1; i < sorted.length; i++) {
      if (Bytes.equals(sorted[i - 1], sorted[i])) {
        throw new IllegalArgumentException("All split keys must be unique, found duplicate: "
            + Bytes.toStringBinary(sorted[i]) + ", " + Bytes.toStringBinary(sorted[i - 1]));
      }
    }
    return sorted;
  }

  /**
   * The split keys of so many regions, the first of which ends with one key and the last begins with the
   * other.
   *
   * @throws IllegalArgumentException for fewer than three regions, or a range that cannot be divided
   */
  static byte[][] even(byte[] start, byte[] end, int regions) {
    if (regions < 3) {
      throw new IllegalArgumentException("Must create at least three regions");
    }
    if (Bytes.compareTo(start, end) >= 0) {
      throw new IllegalArgumentException("Start key must be smaller than end key");
    }
    if (regions == 3) {
      return new byte[][] {start, end};
    }
    byte[][] splits = Bytes.split(start, end, regions - 3);
    if (splits == null || splits.length != regions - 1) {
      throw new IllegalArgumentException("Unable to split key range into enough regions");
    }
    return splits;
  }
}
