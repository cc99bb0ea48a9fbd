// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class CheckedColumnTest {
  private static final byte[] ROW = Bytes.toBytes("r");
  private static final byte[] A = Bytes.toBytes("a");
  private static final byte[] Q = Bytes.toBytes("q");

  private static Cell cell(String value) {
    return new KeyValue(ROW, A, Q, 1, Bytes.toBytes(value));
  }

  private static boolean holds(CompareOperator operator, String value, Cell newest)
      throws IOException {
    byte[] expected = value == null ? null : Bytes.toBytes(value);
    Check check = Check.ofColumn(ROW, A, Q, operator, expected, null, new Put(ROW));
    return CheckedColumn.of(check).orElseThrow().holds(newest);
  }

  @Test
  void theGivenValueStandsOnTheLeft() throws IOException {
    assertThat(holds(CompareOperator.LESS, "a", cell("b"))).isTrue();
    assertThat(holds(CompareOperator.LESS, "b", cell("a"))).isFalse();
    assertThat(holds(CompareOperator.EQUAL, "b", cell("b"))).isTrue();
  }

  @Test
  void noComparisonHoldsForAMissingCell() throws IOException {
    for (CompareOperator operator : CompareOperator.values()) {
      if (operator != CompareOperator.NO_OP) {
        assertThat(holds(operator, "a", null)).as("%s", operator).isFalse();
      }
    }
  }

  @Test
  void nothingStandsForAMissingCellAndForAnEmptyOne() throws IOException {
    assertThat(holds(CompareOperator.EQUAL, null, null)).isTrue();
    assertThat(holds(CompareOperator.EQUAL, "", cell(""))).isTrue();
    assertThat(holds(CompareOperator.EQUAL, null, cell("a"))).isFalse();
    assertThat(holds(CompareOperator.NOT_EQUAL, null, cell("a"))).isTrue();
    assertThat(holds(CompareOperator.NOT_EQUAL, null, null)).isFalse();
  }

  @Test
  void aFilterOfOneColumnIsRunOnItsNewestVersion() throws IOException {
    SingleColumnValueFilter filter = new SingleColumnValueFilter(
        A, Q, CompareOperator.EQUAL, new RegexStringComparator("^v[0-9]$"));
    filter.setFilterIfMissing(true);
    CheckedColumn column =
        CheckedColumn.of(Check.ofFilter(ROW, filter, null, new Put(ROW))).orElseThrow();
    assertThat(column.holds(cell("v1"))).isTrue();
    assertThat(column.holds(cell("w1"))).isFalse();
    assertThat(column.holds(null)).isFalse();
  }

  @Test
  void filtersOfMoreThanOneColumnAreNotTaken() {
    Filter prefix = new PrefixFilter(ROW);
    assertThat(CheckedColumn.of(Check.ofFilter(ROW, prefix, null, new Put(ROW)))).isEmpty();
  }

  @Test
  void aMissingColumnThatPassesNeedsTheRestOfTheRow() {
    SingleColumnValueFilter filter =
        new SingleColumnValueFilter(A, Q, CompareOperator.EQUAL, Bytes.toBytes("v"));
    Check check = Check.ofFilter(ROW, filter, null, new Put(ROW));
    assertThat(CheckedColumn.of(check).orElseThrow().needsRowIfMissing()).isTrue();
    filter.setFilterIfMissing(true);
    assertThat(CheckedColumn.of(check).orElseThrow().needsRowIfMissing()).isFalse();
  }
}
