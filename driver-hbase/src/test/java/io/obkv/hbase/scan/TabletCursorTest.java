// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.hbase.filter.RowRange;
import io.obkv.hbase.filter.RowRanges;
import io.obkv.protocol.message.HTableFilter;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class TabletCursorTest {
  private static final HTableFilter ALL_CELLS =
      new HTableFilter(true, List.of(), 0, Long.MAX_VALUE, Integer.MAX_VALUE, -1, 0, new byte[0]);

  private static FakeTablet rowsOfThreeCells(int cellsPerPage) {
    FakeTablet tablet = new FakeTablet(cellsPerPage);
    for (int row = 0; row < 10; row++) {
      for (String qualifier : List.of("a", "b", "c")) {
        tablet.cell("r" + row, qualifier, 5, "v");
      }
    }
    return tablet;
  }

  private static TabletCursor cursor(
      FakeTablet tablet, boolean reversed, RowRanges rows, int limit, int pageRows) {
    FamilyRead read = new FamilyRead(Bytes.toBytes("f"), 0, ALL_CELLS, reversed, true);
    return new TabletCursor(
        tablet, read, rows, limit, new TabletCursor.PageSize(pageRows, 1000), new ScanCounts(null));
  }

  private static List<String> read(TabletCursor cursor) {
    List<String> rows = new ArrayList<>();
    List<FamilyRow> page = cursor.next().join();
    while (!page.isEmpty()) {
      for (FamilyRow row : page) {
        StringBuilder text = new StringBuilder(Bytes.toString(row.row()));
        row.cells().forEach(cell -> text.append(Bytes.toString(CellUtil.cloneQualifier(cell))));
        rows.add(text.toString());
      }
      page = cursor.next().join();
    }
    return rows;
  }

  private static final List<String> ALL_ROWS = List.of(
      "r0abc", "r1abc", "r2abc", "r3abc", "r4abc", "r5abc", "r6abc", "r7abc", "r8abc", "r9abc");

  @Test
  void rowsAreWholeWhereverPagesEnd() {
    for (int cells = 1; cells <= 31; cells++) {
      assertThat(read(cursor(rowsOfThreeCells(cells), false, RowRanges.ALL, -1, -1)))
          .isEqualTo(ALL_ROWS);
    }
  }

  @Test
  void lostPlaceLosesNoRowAndRepeatsNone() {
    for (int cells = 1; cells <= 10; cells++) {
      for (int pages = 1; pages <= 10; pages++) {
        FakeTablet tablet = rowsOfThreeCells(cells);
        tablet.losesAfterPages = pages;
        assertThat(read(cursor(tablet, false, RowRanges.ALL, -1, -1))).isEqualTo(ALL_ROWS);
      }
    }
  }

  @Test
  void lostPlaceOfADescendingReadIsFoundAgainToo() {
    FakeTablet tablet = rowsOfThreeCells(4);
    tablet.losesAfterPages = 3;
    List<String> rows = read(cursor(tablet, true, RowRanges.ALL, -1, -1));
    assertThat(rows).hasSize(10).startsWith("r9abc", "r8abc").endsWith("r0abc");
    assertThat(tablet.starts).isEqualTo(2);
  }

  @Test
  void limitIsKeptOverALostPlace() {
    FakeTablet tablet = rowsOfThreeCells(4);
    tablet.losesAfterPages = 2;
    assertThat(read(cursor(tablet, false, RowRanges.ALL, 4, -1)))
        .containsExactly("r0abc", "r1abc", "r2abc", "r3abc");
    assertThat(tablet.openPlaces()).isZero();
  }

  @Test
  void readsOnlyRowsOfItsRanges() {
    RowRanges rows = RowRanges.of(
        new RowRange(Bytes.toBytes("r2"), Bytes.toBytes("r4")), RowRange.only(Bytes.toBytes("r7")));
    assertThat(read(cursor(rowsOfThreeCells(100), false, rows, -1, -1)))
        .containsExactly("r2abc", "r3abc", "r7abc");
    assertThat(read(cursor(rowsOfThreeCells(100), false, RowRanges.NONE, -1, -1)))
        .isEmpty();
  }

  @Test
  void rangesAreReadOneAfterTheOtherBackwards() {
    RowRanges rows = RowRanges.of(
        RowRange.only(Bytes.toBytes("r0")),
        new RowRange(Bytes.toBytes("r2"), Bytes.toBytes("r4")),
        new RowRange(Bytes.toBytes("r5"), Bytes.toBytes("r50")),
        new RowRange(Bytes.toBytes("r8"), null));
    for (int cells = 1; cells <= 10; cells++) {
      FakeTablet tablet = rowsOfThreeCells(cells);
      tablet.losesAfterPages = cells;
      assertThat(read(cursor(tablet, true, rows, -1, -1)))
          .containsExactly("r9abc", "r8abc", "r5abc", "r3abc", "r2abc", "r0abc");
      assertThat(read(cursor(rowsOfThreeCells(cells), true, rows, 4, -1)))
          .containsExactly("r9abc", "r8abc", "r5abc", "r3abc");
    }
  }

  @Test
  void asksAheadFromTheSecondPageOnAndHoldsNoMoreThanTwo() {
    FakeTablet tablet = rowsOfThreeCells(100);
    TabletCursor cursor = cursor(tablet, false, RowRanges.ALL, -1, 2);
    cursor.next().join();
    assertThat(tablet.pages).isEqualTo(1);
    cursor.next().join();
    assertThat(tablet.pages).isEqualTo(3);
  }

  @Test
  void closingEndsTheQueryAtTheServer() {
    FakeTablet tablet = rowsOfThreeCells(4);
    TabletCursor cursor = cursor(tablet, false, RowRanges.ALL, -1, -1);
    cursor.next().join();
    cursor.close();
    cursor.close();
    assertThat(tablet.ends).isEqualTo(1);
    assertThat(tablet.openPlaces()).isZero();
    assertThat(cursor.next().join()).isEmpty();
  }

  @Test
  void readToItsEndThereIsNothingToEnd() {
    FakeTablet tablet = rowsOfThreeCells(4);
    TabletCursor cursor = cursor(tablet, false, RowRanges.ALL, -1, -1);
    read(cursor);
    cursor.close();
    assertThat(tablet.ends).isZero();
  }
}
