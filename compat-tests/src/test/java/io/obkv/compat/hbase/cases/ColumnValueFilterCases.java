// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.BigDecimalComparator;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.BinaryComponentComparator;
import org.apache.hadoop.hbase.filter.BinaryPrefixComparator;
import org.apache.hadoop.hbase.filter.BitComparator;
import org.apache.hadoop.hbase.filter.ByteArrayComparable;
import org.apache.hadoop.hbase.filter.ColumnValueFilter;
import org.apache.hadoop.hbase.filter.DependentColumnFilter;
import org.apache.hadoop.hbase.filter.LongComparator;
import org.apache.hadoop.hbase.filter.NullComparator;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.SingleColumnValueExcludeFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.SubstringComparator;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.util.Bytes;

/** Filters by a column's value, and every comparator. */
public final class ColumnValueFilterCases extends FilterGroup {
  ColumnValueFilterCases() {
    super("column-value-filter");
  }

  private static SingleColumnValueFilter color(CompareOperator operator, String value) {
    return new SingleColumnValueFilter(A, COLOR, operator, bytes(value));
  }

  private static SingleColumnValueFilter present(SingleColumnValueFilter filter) {
    filter.setFilterIfMissing(true);
    return filter;
  }

  private static SingleColumnValueFilter color(ByteArrayComparable comparator) {
    return present(new SingleColumnValueFilter(A, COLOR, CompareOperator.EQUAL, comparator));
  }

  @HBaseCase
  public void equalPassesRowsWithoutTheColumn() throws IOException {
    assertThat(filtered(color(CompareOperator.EQUAL, "red")))
        .isEqualTo(lines(APPLE, CHERRY, DATE, ELDER));
  }

  @HBaseCase
  public void equalWithoutThoseThatMissIt() throws IOException {
    assertThat(filtered(present(color(CompareOperator.EQUAL, "red"))))
        .isEqualTo(lines(APPLE, CHERRY));
  }

  @HBaseCase
  public void wholeRowsOfBothFamiliesAreAnswered() throws IOException {
    assertThat(filtered(present(
            new SingleColumnValueFilter(B, PRICE, CompareOperator.GREATER_OR_EQUAL, bytes("5")))))
        .isEqualTo(lines(APPLE, CHERRY));
  }

  @HBaseCase
  public void notEqual() throws IOException {
    assertThat(passing(present(color(CompareOperator.NOT_EQUAL, "red"))))
        .isEqualTo("apricot banana");
  }

  @HBaseCase
  public void lessAndGreater() throws IOException {
    assertThat(passing(present(color(CompareOperator.LESS, "red")))).isEqualTo("apricot");
    assertThat(passing(present(color(CompareOperator.GREATER, "red")))).isEqualTo("banana");
    assertThat(passing(present(color(CompareOperator.LESS_OR_EQUAL, "red"))))
        .isEqualTo("apple apricot cherry");
  }

  @HBaseCase
  public void onlyTheLatestVersionCounts() throws IOException {
    Scan scan =
        new Scan().readAllVersions().setFilter(present(color(CompareOperator.EQUAL, "green")));
    assertThat(passing(scan)).isEmpty();
  }

  @HBaseCase
  public void anyVersionCountsWhereAsked() throws IOException {
    SingleColumnValueFilter filter = present(color(CompareOperator.EQUAL, "green"));
    filter.setLatestVersionOnly(false);
    assertThat(passing(new Scan().readAllVersions().setFilter(filter))).isEqualTo("apple banana");
  }

  @HBaseCase
  public void columnThatIsNotSelectedIsMissing() throws IOException {
    Scan scan =
        new Scan().addColumn(A, SIZE).setFilter(present(color(CompareOperator.EQUAL, "red")));
    assertThat(passing(scan)).isEmpty();
    Scan passes = new Scan().addColumn(A, SIZE).setFilter(color(CompareOperator.EQUAL, "red"));
    assertThat(passing(passes)).isEqualTo("apple apricot banana elder");
  }

  @HBaseCase
  public void ofAGet() throws IOException {
    Get get = new Get(bytes("apple")).setFilter(color(CompareOperator.EQUAL, "red"));
    assertThat("apple{" + Cells.text(fruit().get(get)) + "}").isEqualTo(APPLE);
    get.setFilter(color(CompareOperator.EQUAL, "blue"));
    assertThat(fruit().get(get).isEmpty()).isTrue();
    assertThat(fruit().exists(get)).isFalse();
  }

  @HBaseCase
  public void backwards() throws IOException {
    Scan scan = new Scan()
        .setReversed(true)
        .setLoadColumnFamiliesOnDemand(false)
        .setFilter(present(color(CompareOperator.EQUAL, "red")));
    assertThat(filtered(scan)).isEqualTo(lines(CHERRY, APPLE));
  }

  @HBaseCase
  public void withALimit() throws IOException {
    Scan scan = new Scan().setLimit(1).setFilter(present(color(CompareOperator.NOT_EQUAL, "red")));
    assertThat(filtered(scan)).isEqualTo(APRICOT);
  }

  @HBaseCase
  public void excludeLeavesTheColumnOut() throws IOException {
    SingleColumnValueExcludeFilter filter =
        new SingleColumnValueExcludeFilter(A, COLOR, CompareOperator.EQUAL, bytes("red"));
    filter.setFilterIfMissing(true);
    assertThat(filtered(filter)).isEqualTo("apple{a:size=10 b:price=5} cherry{b:price=9}");
  }

  @HBaseCase
  public void excludePassesRowsWithoutTheColumn() throws IOException {
    SingleColumnValueExcludeFilter filter =
        new SingleColumnValueExcludeFilter(B, PRICE, CompareOperator.EQUAL, bytes("9"));
    assertThat(filtered(filter)).isEqualTo(lines(APRICOT, "cherry{a:color=red}", ELDER));
  }

  @HBaseCase
  public void columnValueAnswersOnlyThatCell() throws IOException {
    assertThat(filtered(new ColumnValueFilter(A, COLOR, CompareOperator.EQUAL, bytes("red"))))
        .isEqualTo("apple{a:color=red} cherry{a:color=red}");
  }

  @HBaseCase
  public void columnValueByComparator() throws IOException {
    assertThat(filtered(new ColumnValueFilter(
            B, STOCK, CompareOperator.EQUAL, new RegexStringComparator("^1"))))
        .isEqualTo("banana{b:stock=12}");
  }

  @HBaseCase
  public void dependentColumnKeepsCellsOfItsTime() throws IOException {
    assertThat(filtered(new DependentColumnFilter(B, STOCK)))
        .isEqualTo("banana{b:stock=12} date{b:stock=0}");
    put("x", "a:ref@5=r", "a:one@5=v", "a:two@6=v", "b:three@5=v");
    put("y", "a:one@5=v");
    assertThat(rows(scan(new DependentColumnFilter(A, bytes("ref")))))
        .isEqualTo("x{a:one=v a:ref=r b:three=v}");
  }

  @HBaseCase
  public void dependentColumnDropped() throws IOException {
    put("x", "a:ref@5=r", "a:one@5=v", "a:two@6=v");
    assertThat(rows(scan(new DependentColumnFilter(A, bytes("ref"), true))))
        .isEqualTo("x{a:one=v}");
  }

  @HBaseCase
  public void dependentColumnWithAValue() throws IOException {
    put("x", "a:ref@5=r", "a:one@5=v");
    put("y", "a:ref@5=s", "a:one@5=v");
    assertThat(rows(scan(new DependentColumnFilter(
            A, bytes("ref"), false, CompareOperator.EQUAL, new BinaryComparator(bytes("s"))))))
        .isEqualTo("y{a:one=v a:ref=s}");
  }

  @HBaseCase
  public void comparatorOfAPrefix() throws IOException {
    assertThat(passing(color(new BinaryPrefixComparator(bytes("r"))))).isEqualTo("apple cherry");
  }

  @HBaseCase
  public void comparatorOfARegularExpressionFinds() throws IOException {
    assertThat(passing(color(new RegexStringComparator("ell")))).isEqualTo("banana");
    assertThat(passing(color(new RegexStringComparator("^(red|orange)$"))))
        .isEqualTo("apple apricot cherry");
  }

  @HBaseCase
  public void comparatorOfARegularExpressionWithFlags() throws IOException {
    assertThat(passing(
            color(new RegexStringComparator("YELLOW", java.util.regex.Pattern.CASE_INSENSITIVE))))
        .isEqualTo("banana");
    assertThat(passing(color(new RegexStringComparator("YELLOW")))).isEmpty();
  }

  @HBaseCase
  public void comparatorOfARegularExpressionMatchesLines() throws IOException {
    put("x", "a:q=one\ntwo");
    assertThat(keys(
            scan(new ValueFilter(CompareOperator.EQUAL, new RegexStringComparator("one.two")))))
        .isEqualTo("x");
  }

  @HBaseCase
  public void comparatorOfARegularExpressionByJoni() throws IOException {
    assertThat(passing(
            color(new RegexStringComparator("^r.d$", RegexStringComparator.EngineType.JONI))))
        .isEqualTo("apple cherry");
  }

  @HBaseCase
  public void comparatorOfASubstringLowersBoth() throws IOException {
    put("x", "a:q=MixedCase");
    assertThat(keys(scan(new ValueFilter(CompareOperator.EQUAL, new SubstringComparator("DCA")))))
        .isEqualTo("x");
  }

  @HBaseCase
  public void comparatorOfNull() throws IOException {
    assertThat(passing(new ValueFilter(CompareOperator.EQUAL, new NullComparator())))
        .isEmpty();
    assertThat(passing(new ValueFilter(CompareOperator.NOT_EQUAL, new NullComparator())))
        .isEqualTo("apple apricot banana cherry date elder");
  }

  private void numbers() throws IOException {
    for (long number : new long[] {-5, 3, 200}) {
      table().put(new Put(row("n" + number)).addColumn(A, Q, Bytes.toBytes(number)));
    }
  }

  @HBaseCase
  public void comparatorOfLongsIsSigned() throws IOException {
    numbers();
    assertThat(keys(scan(new ValueFilter(CompareOperator.LESS, new LongComparator(100)))))
        .isEqualTo("n-5 n3");
    assertThat(keys(scan(new ValueFilter(CompareOperator.GREATER_OR_EQUAL, new LongComparator(3)))))
        .isEqualTo("n200 n3");
  }

  @HBaseCase
  public void comparatorOfDecimals() throws IOException {
    for (String number : new String[] {"-1.5", "2.25", "100"}) {
      table()
          .put(new Put(row("n" + number))
              .addColumn(A, Q, Bytes.toBytes(new java.math.BigDecimal(number))));
    }
    assertThat(keys(scan(new ValueFilter(
            CompareOperator.GREATER, new BigDecimalComparator(new java.math.BigDecimal("2"))))))
        .isEqualTo("n100 n2.25");
  }

  private void bits() throws IOException {
    table().put(new Put(row("1")).addColumn(A, Q, new byte[] {0b0110}));
    table().put(new Put(row("2")).addColumn(A, Q, new byte[] {0b1000}));
    table().put(new Put(row("3")).addColumn(A, Q, new byte[] {0}));
    table().put(new Put(row("4")).addColumn(A, Q, new byte[] {0b0110, 0}));
  }

  private String matching(BitComparator.BitwiseOp operator, int mask) throws IOException {
    return keys(scan(new ValueFilter(
        CompareOperator.EQUAL, new BitComparator(new byte[] {(byte) mask}, operator))));
  }

  @HBaseCase
  public void comparatorOfBits() throws IOException {
    bits();
    assertThat(matching(BitComparator.BitwiseOp.AND, 0b0010)).isEqualTo("1");
    assertThat(matching(BitComparator.BitwiseOp.OR, 0)).isEqualTo("1 2");
    assertThat(matching(BitComparator.BitwiseOp.XOR, 0b1000)).isEqualTo("1 3");
  }

  @HBaseCase
  @NeedsClient("2.3")
  public void comparatorOfAComponent() throws IOException {
    put("1", "a:q=xxAByy");
    put("2", "a:q=xxACyy");
    assertThat(keys(scan(new ValueFilter(CompareOperator.EQUAL, Components.at(2, "AC")))))
        .isEqualTo("2");
    assertThat(
            keys(scan(new ValueFilter(CompareOperator.GREATER_OR_EQUAL, Components.at(2, "AB")))))
        .isEqualTo("1 2");
  }

  @HBaseCase
  public void comparatorOfUnsignedBytes() throws IOException {
    table().put(new Put(row("1")).addColumn(A, Q, new byte[] {(byte) 0xf0}));
    table().put(new Put(row("2")).addColumn(A, Q, new byte[] {0x10}));
    table().put(new Put(row("3")).addColumn(A, Q, new byte[0]));
    assertThat(keys(scan(
            new ValueFilter(CompareOperator.GREATER, new BinaryComparator(new byte[] {0x7f})))))
        .isEqualTo("1");
    assertThat(
            keys(scan(new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(new byte[0])))))
        .isEqualTo("3");
  }

  @HBaseCase
  public void comparatorsOfTextWithQuotes() throws IOException {
    put("1", "a:it's=don't");
    put("2", "a:q=\"quoted\\ (and) more, 'so'");
    assertThat(keys(
            scan(new QualifierFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("it's"))))))
        .isEqualTo("1");
    assertThat(keys(scan(new ValueFilter(
            CompareOperator.EQUAL, new BinaryComparator(bytes("\"quoted\\ (and) more, 'so'"))))))
        .isEqualTo("2");
  }

  @HBaseCase
  public void comparatorsOfBinaryValues() throws IOException {
    byte[] value = {0, '\'', (byte) 0xff, ':', 0};
    table().put(new Put(row("1")).addColumn(A, value, value));
    put("2", "a:q=v");
    assertThat(keys(scan(new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(value)))))
        .isEqualTo("1");
    assertThat(keys(
            scan(present(new SingleColumnValueFilter(A, value, CompareOperator.EQUAL, value)))))
        .isEqualTo("1");
  }

  /** Apart from the others: a class that names the comparator cannot be linked where it is missing. */
  private static final class Components {
    static ByteArrayComparable at(int offset, String value) {
      return new BinaryComponentComparator(bytes(value), offset);
    }
  }
}
