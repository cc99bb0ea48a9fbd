// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.hbase.filter.RowRanges;
import io.obkv.protocol.message.HTableFilter;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class RowMergeTest {
  private static final HTableFilter ALL_CELLS =
      new HTableFilter(true, List.of(), 0, Long.MAX_VALUE, Integer.MAX_VALUE, -1, 0, new byte[0]);

  private static TabletCursor cursor(
      FakeTablet tablet, String family, int place, boolean reversed) {
    FamilyRead read = new FamilyRead(Bytes.toBytes(family), place, ALL_CELLS, reversed, true);
    return new TabletCursor(
        tablet, read, RowRanges.ALL, -1, new TabletCursor.PageSize(2, 1000), new ScanCounts(null));
  }

  private static List<String> read(RowMerge merge) {
    List<String> rows = new ArrayList<>();
    List<MergedRow> page = merge.next().join();
    while (!page.isEmpty()) {
      for (MergedRow row : page) {
        StringBuilder text = new StringBuilder(Bytes.toString(row.row()));
        row.families().forEach(family -> family.cells().forEach(cell -> text.append(name(cell))));
        rows.add(text.toString());
      }
      page = merge.next().join();
    }
    return rows;
  }

  private static String name(Cell cell) {
    return " " + Bytes.toString(CellUtil.cloneFamily(cell))
        + Bytes.toString(CellUtil.cloneQualifier(cell)) + cell.getTimestamp();
  }

  private static FakeTablet rows(String... rows) {
    FakeTablet tablet = new FakeTablet(100);
    for (String row : rows) {
      tablet.cell(row, "q", 1, "v");
    }
    return tablet;
  }

  @Test
  void rowsOfTabletsAndFamiliesComeInOneOrder() {
    List<TabletCursor> cursors = List.of(
        cursor(rows("a", "d", "e", "h"), "f", 0, false),
        cursor(rows("b", "c", "g"), "f", 0, false),
        cursor(rows("c", "e", "i"), "g", 1, false));
    assertThat(read(new RowMerge(cursors, new int[] {1, 1}, false)))
        .containsExactly(
            "a fq1", "b fq1", "c fq1 gq1", "d fq1", "e fq1 gq1", "g fq1", "h fq1", "i gq1");
  }

  @Test
  void descendingReadsAreMergedDescending() {
    List<TabletCursor> cursors = List.of(
        cursor(rows("a", "d", "e", "h"), "f", 0, true), cursor(rows("c", "e", "i"), "g", 1, true));
    assertThat(read(new RowMerge(cursors, new int[] {1, 1}, true)))
        .containsExactly("i gq1", "h fq1", "e fq1 gq1", "d fq1", "c gq1", "a fq1");
  }

  @Test
  void rowWhoseTimesAreInSeveralTabletsIsPutTogetherWithTheFamilysVersions() {
    FakeTablet old = new FakeTablet(100).cell("r", "a", 3, "v").cell("r", "a", 2, "v");
    FakeTablet young =
        new FakeTablet(100).cell("r", "a", 9, "v").cell("r", "a", 8, "v").cell("r", "b", 7, "v");
    List<TabletCursor> cursors = List.of(cursor(old, "f", 0, false), cursor(young, "f", 0, false));
    assertThat(read(new RowMerge(cursors, new int[] {3}, false)))
        .containsExactly("r fa9 fa8 fa3 fb7");
  }

  @Test
  void closingEndsAllQueries() {
    FakeTablet one = rows("a", "b", "c", "d");
    FakeTablet two = rows("a", "b", "c", "d");
    RowMerge merge = new RowMerge(
        List.of(cursor(one, "f", 0, false), cursor(two, "g", 1, false)), new int[] {1, 1}, false);
    merge.next().join();
    merge.close();
    assertThat(one.openPlaces() + two.openPlaces()).isZero();
  }
}
