// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.IncompatibleFilterException;
import org.apache.hadoop.hbase.filter.PageFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class ResultPagesTest {
  private static List<String> read(ResultPages pages) {
    List<String> results = new ArrayList<>();
    ResultPages.Page page = pages.next().join();
    add(page, results);
    while (!page.end()) {
      page = pages.next().join();
      add(page, results);
    }
    return results;
  }

  private static void add(ResultPages.Page page, List<String> into) {
    for (Result result : page.results()) {
      into.add(Bytes.toString(result.getRow()) + "/" + result.size()
          + (result.mayHaveMoreCellsInRow() ? "+" : ""));
    }
  }

  private static List<String> read(Scan scan) throws IOException {
    return read(FakeSource.pages(scan, FakeSource.tenRows(), 3));
  }

  @Test
  void startIsIncludedAndStopIsNot() throws IOException {
    Scan scan = new Scan().withStartRow(Bytes.toBytes("r2")).withStopRow(Bytes.toBytes("r4"));
    assertThat(read(scan)).containsExactly("r2/3", "r3/3");
    assertThat(read(
            scan.withStartRow(Bytes.toBytes("r2"), false).withStopRow(Bytes.toBytes("r4"), true)))
        .containsExactly("r3/3", "r4/3");
  }

  @Test
  void reversedScanBeginsAtTheHigherRow() throws IOException {
    Scan scan = new Scan()
        .setReversed(true)
        .withStartRow(Bytes.toBytes("r4"))
        .withStopRow(Bytes.toBytes("r2"));
    assertThat(read(scan)).containsExactly("r4/3", "r3/3");
  }

  @Test
  void limitCountsRowsNotParts() throws IOException {
    assertThat(read(new Scan().setLimit(2).setBatch(2)))
        .containsExactly("r0/2+", "r0/1", "r1/2+", "r1/1");
  }

  @Test
  void lastPartOfARowHasNoMoreCellsAlsoWhereTheCountDividesEvenly() throws IOException {
    assertThat(read(new Scan().setLimit(1).setBatch(1))).containsExactly("r0/1+", "r0/1+", "r0/1");
    assertThat(read(new Scan().setLimit(1).setBatch(3))).containsExactly("r0/3");
  }

  @Test
  void rowsAreDividedBySizeOnlyWhereThatIsAllowed() throws IOException {
    assertThat(read(new Scan().setLimit(1).setMaxResultSize(1))).containsExactly("r0/3");
    assertThat(read(new Scan().setLimit(1).setMaxResultSize(1).setAllowPartialResults(true)))
        .containsExactly("r0/1+", "r0/1+", "r0/1");
  }

  @Test
  void pageFilterAloneIsALimit() throws IOException {
    FakeTablet tablet = FakeSource.tenRows();
    assertThat(read(FakeSource.pages(new Scan().setFilter(new PageFilter(2)), tablet, 3)))
        .containsExactly("r0/3", "r1/3");
    assertThat(tablet.openPlaces()).isZero();
  }

  @Test
  void scanEndsWhereItsFilterIsDone() throws IOException {
    FakeTablet tablet = FakeSource.tenRows();
    Scan scan = new Scan()
        .setFilter(new WhileMatchFilter(
            new ValueFilter(CompareOperator.LESS, new BinaryComparator(Bytes.toBytes("v4")))));
    assertThat(read(FakeSource.pages(scan, tablet, 2)))
        .containsExactly("r0/3", "r1/3", "r2/3", "r3/3");
    assertThat(tablet.openPlaces()).isZero();
  }

  @Test
  void filtersOfTwoReadsDoNotDisturbEachOther() throws IOException {
    Scan scan = new Scan().setFilter(new FilterList(new PageFilter(4)));
    assertThat(read(scan)).hasSize(4);
    assertThat(read(scan)).hasSize(4);
  }

  @Test
  void tableThatIsLaidOutAnewIsReadOnBehindTheLastRow() throws IOException {
    FakeSource source = new FakeSource(ReadSpec.of(new Scan()), FakeSource.tenRows(), 3);
    source.movesOnce = true;
    assertThat(read(source.pages())).hasSize(10).doesNotHaveDuplicates().startsWith("r0/3");
    assertThat(source.opened).isEqualTo(2);
  }

  @Test
  void partsOfRowsAreRefusedForAFilterOfWholeRows() throws IOException {
    Scan scan = new Scan().setBatch(1).setFilter(new FilterList(new PageFilter(4)));
    assertThatThrownBy(() -> read(scan)).hasCauseInstanceOf(IncompatibleFilterException.class);
  }

  @Test
  void rawScansAreRefused() {
    assertThatThrownBy(() -> ReadSpec.of(new Scan().setRaw(true)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("setRaw");
  }
}
