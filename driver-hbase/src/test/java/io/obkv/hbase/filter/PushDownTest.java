// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.BinaryPrefixComparator;
import org.apache.hadoop.hbase.filter.ByteArrayComparable;
import org.apache.hadoop.hbase.filter.ColumnPaginationFilter;
import org.apache.hadoop.hbase.filter.ColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.ColumnRangeFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterBase;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.FuzzyRowFilter;
import org.apache.hadoop.hbase.filter.InclusiveStopFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.apache.hadoop.hbase.filter.PageFilter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueExcludeFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.SkipFilter;
import org.apache.hadoop.hbase.filter.SubstringComparator;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.apache.hadoop.hbase.util.Pair;
import org.junit.jupiter.api.Test;

class PushDownTest {
  private static final FamilyContext ONLY = new FamilyContext(bytes("f"), true, null, true, false);
  private static final FamilyContext ONE_OF_SEVERAL =
      new FamilyContext(bytes("f"), false, null, true, false);

  private static byte[] bytes(String text) {
    return Bytes.toBytes(text);
  }

  private static String text(Filter filter) {
    return text(filter, ONLY);
  }

  private static String text(Filter filter, FamilyContext family) {
    return new String(PushDown.of(filter, family).text(), StandardCharsets.ISO_8859_1);
  }

  private static RowRanges rows(Filter filter) {
    return PushDown.of(filter, ONLY).rows();
  }

  private static Filter value(ByteArrayComparable comparator) {
    return new ValueFilter(CompareOperator.EQUAL, comparator);
  }

  private static Filter value(String value) {
    return value(new BinaryComparator(bytes(value)));
  }

  private static Filter row(CompareOperator operator, String row) {
    return new RowFilter(operator, new BinaryComparator(bytes(row)));
  }

  private static Filter column(String qualifier) {
    return new SingleColumnValueFilter(
        bytes("f"), bytes(qualifier), CompareOperator.EQUAL, bytes("1"));
  }

  @Test
  void valuesAreComparedByTheServerOverAllVersions() {
    PushDown pushed = PushDown.of(value("it's"), ONLY);
    assertThat(new String(pushed.text(), StandardCharsets.ISO_8859_1))
        .isEqualTo("ValueFilter(=,'binary:it''s')");
    assertThat(pushed.allVersions()).isTrue();
  }

  @Test
  void bytesAreSentAsTheyAre() {
    byte[] all = {0, (byte) 0xff, (byte) 0x80, '\''};
    assertThat(PushDown.of(new ColumnPrefixFilter(all), ONLY).text())
        .containsSubsequence(0, (byte) 0xff, (byte) 0x80, '\'', '\'', '\'');
  }

  @Test
  void comparatorsThatServersLackOrTakeOtherwiseAreNotPushed() {
    assertThat(text(value(new RegexStringComparator("a")))).isEmpty();
    assertThat(text(value(new SubstringComparator("a")))).isEmpty();
    assertThat(text(new QualifierFilter(CompareOperator.NO_OP, new BinaryComparator(bytes("a")))))
        .isEmpty();
  }

  @Test
  void rangesOfColumnsThatServersRefuseAreNotPushed() {
    assertThat(text(new ColumnRangeFilter(bytes("a"), true, bytes("b"), false)))
        .isEqualTo("ColumnRangeFilter('a',true,'b',false)");
    assertThat(text(new ColumnRangeFilter(bytes("b"), true, bytes("a"), true))).isEmpty();
    assertThat(text(new ColumnRangeFilter(bytes("a"), true, bytes("a"), true))).isEmpty();
    assertThat(text(new ColumnRangeFilter(bytes("a"), true, null, true))).isEmpty();
  }

  @Test
  void valuesOfBlobsAreComparedHere() {
    FamilyContext blobs = new FamilyContext(bytes("f"), true, null, false, false);
    assertThat(text(value("v"), blobs)).isEmpty();
    assertThat(text(column("q"), blobs)).isEmpty();
  }

  @Test
  void rowFiltersBecomeRanges() {
    assertThat(rows(new PrefixFilter(bytes("ab"))))
        .isEqualTo(RowRanges.of(RowRange.prefix(bytes("ab"))));
    assertThat(rows(row(CompareOperator.EQUAL, "r")))
        .isEqualTo(RowRanges.of(RowRange.only(bytes("r"))));
    assertThat(rows(row(CompareOperator.LESS, "r")))
        .isEqualTo(RowRanges.of(new RowRange(bytes(""), bytes("r"))));
    assertThat(text(row(CompareOperator.LESS, "r"))).isEmpty();
    assertThat(rows(new MultiRowRangeFilter(Arrays.asList(
            new MultiRowRangeFilter.RowRange(bytes("a"), true, bytes("c"), false),
            new MultiRowRangeFilter.RowRange(bytes("x"), false, bytes("z"), true)))))
        .isEqualTo(RowRanges.of(
            new RowRange(bytes("a"), bytes("c")), new RowRange(bytes("x\0"), bytes("z\0"))));
  }

  @Test
  void inclusiveStopEndsTheRangeInTheOrderOfTheScan() {
    Filter stop = new InclusiveStopFilter(bytes("m"));
    FamilyContext reversed = new FamilyContext(bytes("f"), true, null, true, true);
    assertThat(rows(stop)).isEqualTo(RowRanges.of(new RowRange(bytes(""), bytes("m\0"))));
    assertThat(PushDown.of(stop, reversed).rows())
        .isEqualTo(RowRanges.of(new RowRange(bytes("m"), null)));
  }

  @Test
  void rangesOfListsAreIntersectedOrUnited() {
    Filter low = row(CompareOperator.LESS, "c");
    Filter high = row(CompareOperator.GREATER_OR_EQUAL, "x");
    Filter from = row(CompareOperator.GREATER_OR_EQUAL, "b");
    assertThat(rows(new FilterList(low, from)))
        .isEqualTo(RowRanges.of(new RowRange(bytes("b"), bytes("c"))));
    assertThat(rows(new FilterList(FilterList.Operator.MUST_PASS_ONE, low, high)))
        .isEqualTo(
            RowRanges.of(new RowRange(bytes(""), bytes("c")), new RowRange(bytes("x"), null)));
    assertThat(rows(new FilterList(FilterList.Operator.MUST_PASS_ONE, low, value("v"))))
        .isEqualTo(RowRanges.ALL);
  }

  @Test
  void descendingReadsAreToldToLeaveOutValuesAndNothingElse() {
    FamilyContext reversed = new FamilyContext(bytes("f"), true, null, true, true);
    Filter prefix = new ColumnPrefixFilter(bytes("q"));
    assertThat(text(prefix)).isNotEmpty();
    assertThat(text(prefix, reversed)).isEmpty();
    assertThat(text(new FilterList(prefix, new KeyOnlyFilter()), reversed))
        .isEqualTo("KeyOnlyFilter(false)");
    assertThat(text(new FilterList(value("v"), new KeyOnlyFilter()), reversed)).isEmpty();
  }

  /** A question mark stands for any byte. */
  private static Filter fuzzy(String... patterns) {
    return FuzzyRows.of(new FuzzyRowFilter(Arrays.stream(patterns)
        .map(pattern -> {
          byte[] mask = new byte[pattern.length()];
          for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (pattern.charAt(i) == '?' ? 1 : 0);
          }
          return new Pair<>(bytes(pattern), mask);
        })
        .toList()));
  }

  private static RowRange range(String start, String stop) {
    return new RowRange(latin(start), latin(stop));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void fuzzyRowsAreReadByWhatTheirPatternsBeginWith() {
    assertThat(text(fuzzy("a?"))).isEmpty();
    assertThat(rows(fuzzy("a?"))).isEqualTo(RowRanges.of(range("a", "b")));
    assertThat(rows(fuzzy("ab?d?"))).isEqualTo(RowRanges.of(range("ab\0d", "ab\u00ffe")));
    assertThat(rows(fuzzy("abc"))).isEqualTo(RowRanges.of(range("abc", "abd")));
    assertThat(rows(fuzzy("x?", "a?", "ab")))
        .isEqualTo(RowRanges.of(range("a", "b"), range("x", "y")));
    assertThat(rows(fuzzy("a?", "?b"))).isEqualTo(RowRanges.ALL);
  }

  @Test
  void fuzzyRowsInDescendingOrderMayEndWithShorterOnes() {
    FamilyContext descending = new FamilyContext(bytes("f"), true, null, true, true);
    assertThat(PushDown.of(fuzzy("ab?d"), descending).rows())
        .isEqualTo(RowRanges.of(range("ab", "ab\u00ffe")));
  }

  @Test
  void fuzzyRowsAreReadAsOtherMembersOfAListAllow() {
    assertThat(rows(new FilterList(fuzzy("a?c"), new PrefixFilter(bytes("ab")))))
        .isEqualTo(RowRanges.of(range("ab", "ac")));
    assertThat(rows(new FilterList(
            FilterList.Operator.MUST_PASS_ONE, fuzzy("a?"), new PrefixFilter(bytes("k")))))
        .isEqualTo(RowRanges.of(range("a", "b"), range("k", "l")));
    assertThat(rows(new SkipFilter(fuzzy("a?")))).isEqualTo(RowRanges.ALL);
    assertThat(rows(new WhileMatchFilter(fuzzy("a?")))).isEqualTo(RowRanges.ALL);
  }

  @Test
  void fuzzyRowsOfManyPatternsAreReadAsOneRange() {
    String[] apart =
        IntStream.range(0, 300).mapToObj(i -> "p%04d?".formatted(2 * i)).toArray(String[]::new);
    assertThat(rows(fuzzy(apart))).isEqualTo(RowRanges.of(range("p0000", "p0599")));
  }

  @Test
  void whatLooksAtWholeRowsIsPushedOnlyWhereTheFamilyIsTheWholeRow() {
    assertThat(text(column("q")))
        .isEqualTo("SingleColumnValueFilter('f','q',=,'binary:1',false,true)");
    assertThat(text(column("q"), ONE_OF_SEVERAL)).isEmpty();
    assertThat(text(new SkipFilter(value("v")))).isEqualTo("(SKIP ValueFilter(=,'binary:v'))");
    assertThat(text(new SkipFilter(value("v")), ONE_OF_SEVERAL)).isEmpty();
  }

  @Test
  void theColumnThatIsLeftOutOfTheResultIsNeededHere() {
    assertThat(text(new SingleColumnValueExcludeFilter(
            bytes("f"), bytes("q"), CompareOperator.EQUAL, bytes("1"))))
        .startsWith("SingleColumnValueFilter(");
  }

  @Test
  void whatChoosesCellsIsNotPushedBesideWhatMustSeeThemAll() {
    Filter both = new FilterList(column("q"), new ColumnPrefixFilter(bytes("c")));
    assertThat(text(both)).isEmpty();
    Filter first = new FilterList(new FirstKeyOnlyFilter(), value("v"));
    assertThat(text(first)).isEmpty();
  }

  @Test
  void partsThatCanBePushedAre() {
    Filter regex = value(new RegexStringComparator("a"));
    assertThat(text(new FilterList(regex, new ColumnPrefixFilter(bytes("c")))))
        .isEqualTo("ColumnPrefixFilter('c')");
    Filter prefix =
        new RowFilter(CompareOperator.NOT_EQUAL, new BinaryPrefixComparator(bytes("p")));
    assertThat(text(new FilterList(prefix, value("v"))))
        .isEqualTo("(RowFilter(!=,'binaryprefix:p') AND ValueFilter(=,'binary:v'))");
    assertThat(text(new FilterList(FilterList.Operator.MUST_PASS_ONE, regex, value("v"))))
        .isEmpty();
    assertThat(text(new FilterList(FilterList.Operator.MUST_PASS_ONE, value("w"), value("v"))))
        .isEqualTo("(ValueFilter(=,'binary:w') OR ValueFilter(=,'binary:v'))");
  }

  @Test
  void offsetsOfColumnsAreCountedHere() {
    assertThat(text(new ColumnPaginationFilter(3, 4))).isEqualTo("ColumnPaginationFilter(7,0)");
    assertThat(text(new ColumnPaginationFilter(3, bytes("q"))))
        .isEqualTo("ColumnPaginationFilter(3,'q')");
    assertThat(text(new ColumnPaginationFilter(3, bytes("q")), ONE_OF_SEVERAL)).isEmpty();
  }

  @Test
  void valuesAreLeftOutByTheServerWhereNobodyLooksAtThem() {
    assertThat(text(new FilterList(new FirstKeyOnlyFilter(), new KeyOnlyFilter())))
        .isEqualTo("(FirstKeyOnlyFilter() AND KeyOnlyFilter(false))");
    assertThat(text(new KeyOnlyFilter(true))).isEmpty();
    assertThat(text(new FilterList(value("v"), new KeyOnlyFilter())))
        .isEqualTo("ValueFilter(=,'binary:v')");
  }

  @Test
  void rowsThatAPageFilterWouldCountAreNotLeftOutBeforeIt() {
    assertThat(text(new FilterList(new PageFilter(3), column("q")))).isEmpty();
    assertThat(text(new FilterList(column("q"), new PageFilter(3)))).isNotEmpty();
    assertThat(PushDown.rowLimit(new PageFilter(3))).isEqualTo(3);
    assertThat(PushDown.rowLimit(new FilterList(new PageFilter(3)))).isEqualTo(-1);
  }

  @Test
  void nothingIsLeftOutBeforeFiltersThatRememberOrAreNotKnown() {
    Filter own = new FilterBase() {
      @Override
      public ReturnCode filterCell(Cell cell) {
        return ReturnCode.INCLUDE;
      }
    };
    for (Filter filter : List.of(own, new WhileMatchFilter(value("v")))) {
      PushDown pushed = PushDown.of(new FilterList(new PrefixFilter(bytes("p")), filter), ONLY);
      assertThat(pushed.text()).isEmpty();
      assertThat(pushed.rows()).isEqualTo(RowRanges.ALL);
      assertThat(pushed.allVersions()).isTrue();
    }
  }
}
