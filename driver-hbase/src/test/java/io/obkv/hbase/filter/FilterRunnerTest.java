// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.ColumnPaginationFilter;
import org.apache.hadoop.hbase.filter.ColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterBase;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.IncompatibleFilterException;
import org.apache.hadoop.hbase.filter.PageFilter;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

/** What HBase's region server does with a filter, by its documentation and by runs of HBase 2.6. */
class FilterRunnerTest {
  private static final byte[] F = Bytes.toBytes("f");
  private static final byte[] G = Bytes.toBytes("g");

  private static byte[] bytes(String text) {
    return Bytes.toBytes(text);
  }

  /** A row {@code r} of family f (place 0) and g (place 1), from {@code f:a@3=x} and so on. */
  private static List<FamilyCells> row(String row, String... cells) {
    List<Cell> f = new ArrayList<>();
    List<Cell> g = new ArrayList<>();
    for (String cell : cells) {
      String[] parts = cell.split("[:@=]", -1);
      boolean first = parts[0].equals("f");
      (first ? f : g)
          .add(new KeyValue(
              bytes(row),
              first ? F : G,
              bytes(parts[1]),
              Long.parseLong(parts[2]),
              bytes(parts[3])));
    }
    List<FamilyCells> families = new ArrayList<>();
    if (!f.isEmpty()) {
      families.add(new FamilyCells(0, f));
    }
    if (!g.isEmpty()) {
      families.add(new FamilyCells(1, g));
    }
    return families;
  }

  private static FilterRunner runner(Filter filter, int versions) throws IOException {
    return runner(filter, versions, false, -1, 0);
  }

  private static FilterRunner runner(
      Filter filter, int versions, boolean reversed, int limit, int offset) throws IOException {
    return new FilterRunner(
        filter,
        reversed,
        true,
        List.of(new FilterRunner.Rules(F, versions), new FilterRunner.Rules(G, versions)),
        limit,
        offset);
  }

  private static String text(List<Cell> cells) {
    return cells.stream()
        .map(cell -> Bytes.toString(CellUtil.cloneFamily(cell)) + ":"
            + Bytes.toString(CellUtil.cloneQualifier(cell)) + "@" + cell.getTimestamp())
        .collect(Collectors.joining(" "));
  }

  private static BinaryComparator value(String text) {
    return new BinaryComparator(bytes(text));
  }

  @Test
  void versionsAreCountedAfterTheFilter() throws IOException {
    FilterRunner runner = runner(new ValueFilter(CompareOperator.EQUAL, value("old")), 1);
    assertThat(text(runner.row(row("r", "f:a@3=new", "f:a@2=old", "f:a@1=old"))))
        .isEqualTo("f:a@2");
  }

  @Test
  void limitAndOffsetAreThoseOfEachFamily() throws IOException {
    FilterRunner runner = runner(null, 1, false, 1, 1);
    assertThat(text(
            runner.row(row("r", "f:a@2=x", "f:a@1=x", "f:b@1=x", "f:c@1=x", "g:d@1=x", "g:e@1=x"))))
        .isEqualTo("f:b@1 g:e@1");
  }

  @Test
  void oneFilterSeesAllFamiliesOfARow() throws IOException {
    FilterRunner runner = runner(new ColumnPaginationFilter(1, 1), 1);
    assertThat(text(runner.row(row("r", "f:a@1=x", "g:d@1=x", "g:e@1=x")))).isEqualTo("g:d@1");
    FilterRunner first = runner(new FirstKeyOnlyFilter(), 1);
    assertThat(text(first.row(row("r", "f:a@1=x", "g:d@1=x")))).isEqualTo("f:a@1");
    assertThat(text(first.row(row("s", "g:d@1=x")))).isEqualTo("g:d@1");
  }

  @Test
  void hintsLeadTheScanWithinAFamily() throws IOException {
    FilterRunner runner = runner(new ColumnPrefixFilter(bytes("b")), 1);
    assertThat(text(runner.row(row("r", "f:a@1=x", "f:b@1=x", "f:bc@1=x", "f:c@1=x", "g:b@1=x"))))
        .isEqualTo("f:b@1 f:bc@1 g:b@1");
  }

  @Test
  void hintsToAnotherRowHoldOverTheRowsBetween() throws IOException {
    Filter toRowM = new FilterBase() {
      @Override
      public ReturnCode filterCell(Cell cell) {
        return Bytes.compareTo(CellUtil.cloneRow(cell), bytes("m")) < 0
            ? ReturnCode.SEEK_NEXT_USING_HINT
            : ReturnCode.INCLUDE;
      }

      @Override
      public Cell getNextCellHint(Cell cell) {
        return new KeyValue(bytes("m"), F, bytes("b"), Long.MAX_VALUE, new byte[0]);
      }
    };
    FilterRunner runner = runner(toRowM, 1);
    assertThat(runner.row(row("c", "f:a@1=x"))).isEmpty();
    assertThat(runner.row(row("d", "f:a@1=x"))).isEmpty();
    assertThat(text(runner.row(row("m", "f:a@1=x", "f:b@1=x")))).isEqualTo("f:b@1");
  }

  @Test
  void rowWithoutTheColumnPassesUnlessMissingIsFiltered() throws IOException {
    SingleColumnValueFilter filter =
        new SingleColumnValueFilter(F, bytes("q"), CompareOperator.EQUAL, bytes("1"));
    assertThat(runner(filter, 1).row(row("r", "f:a@1=x"))).hasSize(1);
    filter.setFilterIfMissing(true);
    assertThat(runner(filter, 1).row(row("r", "f:a@1=x"))).isEmpty();
    assertThat(runner(filter, 1).row(row("r", "f:a@1=x", "f:q@1=2"))).isEmpty();
    assertThat(text(runner(filter, 1).row(row("r", "f:q@1=1", "g:z@1=x"))))
        .isEqualTo("f:q@1 g:z@1");
  }

  @Test
  void pageFilterCountsRowsThatTheMembersBeforeItLetPass() throws IOException {
    FilterRunner runner = runner(
        new FilterList(new ValueFilter(CompareOperator.EQUAL, value("y")), new PageFilter(1)), 1);
    assertThat(runner.row(row("a", "f:a@1=n"))).isEmpty();
    assertThat(runner.isDone()).isFalse();
    assertThat(runner.row(row("b", "f:a@1=y"))).hasSize(1);
    assertThat(runner.isDone()).isTrue();
  }

  @Test
  void whileMatchEndsTheScanAtTheFirstRefusal() throws IOException {
    FilterRunner runner =
        runner(new WhileMatchFilter(new RowFilter(CompareOperator.NOT_EQUAL, value("b"))), 1);
    assertThat(runner.row(row("a", "f:a@1=x"))).hasSize(1);
    assertThat(runner.row(row("b", "f:a@1=x"))).isEmpty();
    assertThat(runner.isDone()).isTrue();
    assertThat(runner.row(row("c", "f:a@1=x"))).isEmpty();
  }

  @Test
  void callsComeInHBasesOrder() throws IOException {
    Calls filter = new Calls();
    runner(filter, 1).row(row("r", "f:a@1=x", "f:b@1=x"));
    assertThat(filter.calls)
        .containsExactly(
            "filterRowKey",
            "filterCell a",
            "transform a",
            "filterCell b",
            "transform b",
            "filterRowCells",
            "filterRow",
            "reset");
  }

  /** Notes how it is called. */
  private static final class Calls extends FilterBase {
    final List<String> calls = new ArrayList<>();

    @Override
    public boolean filterRowKey(Cell first) {
      calls.add("filterRowKey");
      return false;
    }

    @Override
    public ReturnCode filterCell(Cell cell) {
      calls.add("filterCell " + Bytes.toString(CellUtil.cloneQualifier(cell)));
      return ReturnCode.INCLUDE;
    }

    @Override
    public Cell transformCell(Cell cell) {
      calls.add("transform " + Bytes.toString(CellUtil.cloneQualifier(cell)));
      return cell;
    }

    @Override
    public void filterRowCells(List<Cell> cells) {
      calls.add("filterRowCells");
    }

    @Override
    public boolean hasFilterRow() {
      return true;
    }

    @Override
    public boolean filterRow() {
      calls.add("filterRow");
      return false;
    }

    @Override
    public void reset() {
      calls.add("reset");
    }
  }

  @Test
  void familiesThatDoNotDecideAreSeenOnlyWhenTheRowPasses() throws IOException {
    List<String> seen = new ArrayList<>();
    Filter onlyG = new FilterBase() {
      @Override
      public boolean isFamilyEssential(byte[] name) {
        return Bytes.equals(name, G);
      }

      @Override
      public ReturnCode filterCell(Cell cell) {
        seen.add(Bytes.toString(CellUtil.cloneFamily(cell)));
        return Bytes.toString(CellUtil.cloneValue(cell)).equals("no")
            ? ReturnCode.SKIP
            : ReturnCode.INCLUDE;
      }
    };
    FilterRunner runner = runner(onlyG, 1);
    assertThat(runner.row(row("a", "f:a@1=x", "g:a@1=no"))).isEmpty();
    assertThat(text(runner.row(row("b", "f:a@1=x", "g:a@1=yes")))).isEqualTo("f:a@1 g:a@1");
    assertThat(seen).containsExactly("g", "g", "f");
  }

  @Test
  void partsOfRowsAreRefusedForFiltersOfWholeRows() throws IOException {
    assertThatThrownBy(() -> runner(new PageFilter(1), 1).requireForParts())
        .isInstanceOf(IncompatibleFilterException.class);
    runner(new FirstKeyOnlyFilter(), 1).requireForParts();
  }

  @Test
  void regularExpressionsOfTheJoniEngineFindValuesWithinTheirCells() throws IOException {
    Filter filter = new ValueFilter(
        CompareOperator.EQUAL,
        new RegexStringComparator("^r.d$", RegexStringComparator.EngineType.JONI));
    assertThat(text(runner(new FilterList(filter), 1).row(row("r", "f:a@3=red", "f:b@3=green"))))
        .isEqualTo("f:a@3");
  }

  @Test
  void reversedScansTellTheFilter() throws IOException {
    Filter filter = new FirstKeyOnlyFilter();
    runner(filter, 1, true, -1, 0);
    assertThat(filter.isReversed()).isTrue();
  }
}
