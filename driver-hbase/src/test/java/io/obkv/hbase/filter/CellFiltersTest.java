// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.ColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.SkipFilter;
import org.apache.hadoop.hbase.filter.TimestampsFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellFiltersTest {
  private static final byte[] A = Bytes.toBytes("a");
  private static final Filter VALUE =
      new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(A));

  static Stream<Filter> filtersOfSingleCells() {
    return Stream.of(
        VALUE,
        new PrefixFilter(A),
        new ColumnPrefixFilter(A),
        new FilterList(VALUE, new PrefixFilter(A)),
        new FilterList(FilterList.Operator.MUST_PASS_ONE, VALUE, new ColumnPrefixFilter(A)));
  }

  @ParameterizedTest
  @MethodSource("filtersOfSingleCells")
  void oneCellPassesWhateverTheOthersAre(Filter filter) {
    assertThat(CellFilters.judgesCellsAlone(filter)).isTrue();
  }

  static Stream<Filter> filtersOfMore() {
    Filter column = new SingleColumnValueFilter(A, A, CompareOperator.EQUAL, A);
    Filter times = new TimestampsFilter(List.of(1L));
    return Stream.of(
        column,
        times,
        new FilterList(VALUE, times),
        new FilterList(FilterList.Operator.MUST_PASS_ONE, VALUE, column),
        new SkipFilter(VALUE),
        new FirstKeyOnlyFilter(),
        new KeyOnlyFilter());
  }

  @ParameterizedTest
  @MethodSource("filtersOfMore")
  void moreThanOneCellOrItsTimeDecides(Filter filter) {
    assertThat(CellFilters.judgesCellsAlone(filter)).isFalse();
  }
}
