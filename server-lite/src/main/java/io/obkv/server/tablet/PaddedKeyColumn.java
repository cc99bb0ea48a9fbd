// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.partition.SortWeights;
import io.obkv.value.Collation;
import io.obkv.value.Value;

/**
 * Character strings in a collation that pads with blanks: a string compares as if blanks without end
 * followed it, so the end is written as a blank. Behind every blank, that one included, a byte says
 * whether what follows the run of blanks is below, at or above blanks.
 */
final class PaddedKeyColumn extends KeyColumn {
  private static final int BELOW = 1;
  private static final int END = 2;
  private static final int ABOVE = 3;

  private final Collation collation;
  private final boolean weighted;
  private final int blank;

  /** Of utf8mb4_bin, a unit a byte, or another collation that pads, two bytes a weight. */
  PaddedKeyColumn(Collation collation) {
    this.collation = collation;
    this.weighted = collation != Collation.UTF8MB4_BIN;
    this.blank = SortWeights.padding(collation);
  }

  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  void encodePresent(Value value, ByteSink out) {
    if (weighted) {
      encode(SortWeights.of(value.bytes(), collation), out);
    } else {
      byte[] bytes = value.bytes();
      int[] units = new int[SortWeights.lengthWithoutBlanks(bytes)];
      for (int i = 0; i < units.length; i++) {
        units[i] = bytes[i] & 0xff;
      }
      encode(units, out);
    }
  }

  private void encode(int[] units, ByteSink out) {
    int mark = END;
    boolean inRun = false;
    for (int i = 0; i < units.length; i++) {
      unit(units[i], out);
      boolean isBlank = units[i] == blank;
      if (isBlank) {
        mark = inRun ? mark : markBehindBlanks(units, i);
        out.put(mark);
      }
      inRun = isBlank;
    }
    unit(blank, out);
    out.put(END);
  }

  private int markBehindBlanks(int[] units, int from) {
    for (int i = from; i < units.length; i++) {
      if (units[i] != blank) {
        return units[i] < blank ? BELOW : ABOVE;
      }
    }
    return END;
  }

  private void unit(int unit, ByteSink out) {
    if (weighted) {
      WeightBytes.put(unit, out);
    } else {
      out.put(unit);
    }
  }

  @Override
  Payload decodePresent(ByteSource in) {
    while (true) {
      int unit = weighted ? WeightBytes.next(in) : in.u8();
      if (unit == blank && in.u8() == END) {
        return null;
      }
    }
  }
}
