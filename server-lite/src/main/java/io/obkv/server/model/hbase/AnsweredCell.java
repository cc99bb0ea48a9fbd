// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import java.util.Arrays;

/** Looks at cells as {@link CellForm} writes them, without the name of their family. For one thread at a time. */
final class AnsweredCell {
  private static final int DESCRIPTION = 4;

  private final byte[] bytes;
  private int at;
  private int qualifierFrom;
  private int qualifierEnd;

  AnsweredCell(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Looks at the cell that begins there. */
  void moveTo(int from) {
    at = from + DESCRIPTION;
    int row = (int) varint();
    at += row + 1 + DESCRIPTION;
    int qualifier = (int) varint();
    qualifierFrom = at;
    qualifierEnd = at + qualifier;
    at = qualifierEnd + 1 + DESCRIPTION;
  }

  /** How the cell's qualifier compares to another. */
  int compareQualifier(byte[] other) {
    return Arrays.compareUnsigned(bytes, qualifierFrom, qualifierEnd, other, 0, other.length);
  }

  /** The cell's time. To be asked once. */
  long timestamp() {
    return varint();
  }

  /** Seven bits a byte, lowest first. */
  private long varint() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
