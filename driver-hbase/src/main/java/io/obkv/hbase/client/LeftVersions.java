// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.CellWrite;
import io.obkv.hbase.adapter.RowWrites;
import io.obkv.hbase.cluster.FamilySchema;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.SingleResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * A server's delete removes of a column no more than the newest versions, as many as the family keeps, and
 * older ones that are not yet collected would come into view. So each is said twice in a request, which is
 * one transaction, and again, more often, while so many versions go that there may be others.
 */
final class LeftVersions {
  /** How often the first request says a delete. */
  static final int FIRST = 2;

  private static final int MOST = 64;
  private static final int GROWTH = 4;
  private static final RowWrites NOTHING = new RowWrites(new byte[0], List.of());

  private LeftVersions() {}

  /** How often the next request says what one has said so often. */
  static int more(int deletes) {
    return Math.min(MOST, deletes * GROWTH);
  }

  /**
   * What is to be sent again.
   *
   * @param rows that were written, their deletes so often
   * @return for each row deletes; none where nothing can be left, or the row was written to as well: what
   *     was put there must stay
   */
  static List<RowWrites> of(
      HTableSchema table, List<RowWrites> rows, int deletes, LogStreamResult result) {
    long removed = result.tablets().stream()
        .flatMap(tablet -> tablet.results().stream())
        .mapToLong(SingleResult::affectedRows)
        .max()
        .orElse(0);
    if (removed < (long) deletes * fewestVersions(table, rows)) {
      return rows.stream().map(row -> NOTHING).toList();
    }
    Map<byte[], Integer> times = new TreeMap<>(Bytes.BYTES_COMPARATOR);
    rows.forEach(row -> times.merge(row.row(), 1, Integer::sum));
    return rows.stream()
        .map(row -> times.get(row.row()) == 1 ? row.deletesToRepeat() : NOTHING)
        .toList();
  }

  /** Of the families in which all versions are deleted, the fewest that one keeps. */
  private static int fewestVersions(HTableSchema table, List<RowWrites> rows) {
    int fewest = Integer.MAX_VALUE;
    for (RowWrites row : rows) {
      for (CellWrite cell : row.cells()) {
        FamilySchema family = cell.isUpTo() ? table.families().get(cell.family()) : null;
        fewest = Math.min(fewest, family == null ? Integer.MAX_VALUE : family.maxVersions());
      }
    }
    return fewest;
  }
}
