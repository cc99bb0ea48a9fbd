// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.filter.hbase.HBaseFilterParser;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * What a read wants of one family. Immutable.
 *
 * @param tablets where to look
 * @param ranges in ascending order
 * @param reversed whether rows come from the highest to the lowest
 * @param minStamp the lowest time, milliseconds
 * @param maxStamp the time, milliseconds, that cells must be below; {@link Long#MAX_VALUE} for no bound
 * @param versions how many versions of a column
 * @param limit how many cells of each row, -1 for all
 * @param offset how many cells of each row are left out before them
 * @param filter null for none
 * @param nowMillis the time by which cells expire, milliseconds since the epoch
 */
record FamilyRead(
    FamilyTable family,
    ColumnSelection columns,
    List<Long> tablets,
    List<KeyRange> ranges,
    boolean reversed,
    long minStamp,
    long maxStamp,
    int versions,
    int limit,
    int offset,
    HBaseFilterParser filter,
    long nowMillis) {

  /** The ranges in the order of the read. */
  Iterator<KeyRange> rangesInOrder() {
    if (ranges.size() == 1) {
      return ranges.iterator();
    }
    List<KeyRange> inOrder = new ArrayList<>(ranges);
    if (reversed) {
      Collections.reverse(inOrder);
    }
    return inOrder.iterator();
  }

  /** True when it takes a single walk upwards. */
  boolean isOneWalk() {
    return tablets.size() == 1 && ranges.size() == 1 && !reversed;
  }

  /** The same of all columns. */
  FamilyRead ofAllColumns() {
    return new FamilyRead(
        family,
        ColumnSelection.ALL,
        tablets,
        ranges,
        reversed,
        minStamp,
        maxStamp,
        versions,
        limit,
        offset,
        filter,
        nowMillis);
  }

  /** True when it wants the newest version of columns, whatever their times, and the family's cells live for ever. */
  boolean isOfNewest() {
    return filter == null
        && minStamp == 0
        && maxStamp == Long.MAX_VALUE
        && limit < 0
        && offset == 0
        && Math.min(versions, family.attributes().maxVersions()) == 1
        && family.attributes().timeToLiveSeconds() == Integer.MAX_VALUE;
  }

  /** Walks over the stored cells of a range that the columns are in. The caller closes the walk. */
  CellWalk walk(TabletReader reader, KeyRange given) {
    KeyRange range = narrowed(given);
    if (reversed) {
      return new ReverseWalk(reader, family, tablets, range);
    }
    if (tablets.size() == 1) {
      return new ForwardWalk(reader, family, tablets.get(0), range);
    }
    return MergedWalk.of(tablets.stream()
        .map(tablet -> (CellWalk) new ForwardWalk(reader, family, tablet, range))
        .toList());
  }

  /** The range without the columns of its only row that come before or behind all that are wanted. */
  private KeyRange narrowed(KeyRange range) {
    Value row = range.start().get(0);
    boolean oneRow = !columns.isAll()
        && range.start().size() == 3
        && range.end().size() == 3
        && row.equals(range.end().get(0))
        && range.start().get(1).isMin()
        && range.end().get(1).isMax();
    if (!oneRow) {
      return range;
    }
    List<byte[]> qualifiers = columns.qualifiers();
    return KeyRange.of(
        List.of(row, qualifier(qualifiers.get(0)), Value.MIN),
        true,
        List.of(row, qualifier(qualifiers.get(qualifiers.size() - 1)), Value.MAX),
        true);
  }

  private Value qualifier(byte[] bytes) {
    return family.layout().typed(family.qualifierPosition(), Value.ofBytes(bytes));
  }
}
