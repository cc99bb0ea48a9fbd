// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class RowRangesTest {
  private static byte[] row(String text) {
    return Bytes.toBytes(text);
  }

  private static RowRange between(String start, String stop) {
    return new RowRange(row(start), stop == null ? null : row(stop));
  }

  @Test
  void mergesRangesThatOverlapOrTouch() {
    RowRanges ranges = RowRanges.of(between("m", "p"), between("a", "c"), between("c", "d"));
    assertThat(ranges.ranges()).isEqualTo(List.of(between("a", "d"), between("m", "p")));
  }

  @Test
  void leavesOutEmptyRanges() {
    assertThat(RowRanges.of(between("b", "b"), between("c", "a"))).isEqualTo(RowRanges.NONE);
  }

  @Test
  void intersectsRangeByRange() {
    RowRanges one = RowRanges.of(between("a", "f"), between("m", null));
    RowRanges two = RowRanges.of(between("d", "n"));
    assertThat(one.and(two)).isEqualTo(RowRanges.of(between("d", "f"), between("m", "n")));
  }

  @Test
  void rowsBeyondOneLieBehindItOrBeforeItByTheOrderOfTheScan() {
    assertThat(RowRanges.ALL.beyond(row("k"), false).ranges())
        .isEqualTo(List.of(new RowRange(row("k\0"), null)));
    assertThat(RowRanges.ALL.beyond(row("k"), true).ranges()).isEqualTo(List.of(between("", "k")));
  }

  @Test
  void prefixEndsBeforeTheNextPrefixOfTheSameLengthOrShorter() {
    assertThat(RowRange.prefix(row("ab"))).isEqualTo(between("ab", "ac"));
    byte[] high = {'a', (byte) 0xff};
    assertThat(RowRange.prefix(high)).isEqualTo(new RowRange(high, row("b")));
    byte[] highest = {(byte) 0xff};
    assertThat(RowRange.prefix(highest)).isEqualTo(new RowRange(highest, null));
  }

  @Test
  void scanWithEqualExclusiveBoundsIsEmptyAndWithInclusiveOnesOneRow() {
    assertThat(RowRange.between(row("r"), true, row("r"), false).isEmpty()).isTrue();
    assertThat(RowRange.between(row("r"), true, row("r"), true).isOneRow()).isTrue();
    assertThat(RowRange.only(row("r\0")).isOneRow()).isTrue();
  }
}
