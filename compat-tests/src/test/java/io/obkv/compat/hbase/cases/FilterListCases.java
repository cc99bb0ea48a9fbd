// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.ColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.ColumnRangeFilter;
import org.apache.hadoop.hbase.filter.FamilyFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FilterList.Operator;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.InclusiveStopFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.apache.hadoop.hbase.filter.PageFilter;
import org.apache.hadoop.hbase.filter.ParseFilter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.filter.SkipFilter;
import org.apache.hadoop.hbase.filter.TimestampsFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.filter.WhileMatchFilter;

/** Lists of filters, filters around filters, the filter language, and a user's own filter. */
public final class FilterListCases extends FilterGroup {
  FilterListCases() {
    super("filter-list");
  }

  private static Filter all(Filter... filters) {
    return new FilterList(Operator.MUST_PASS_ALL, filters);
  }

  private static Filter one(Filter... filters) {
    return new FilterList(Operator.MUST_PASS_ONE, filters);
  }

  private static SingleColumnValueFilter column(byte[] family, byte[] qualifier, String value) {
    SingleColumnValueFilter filter =
        new SingleColumnValueFilter(family, qualifier, CompareOperator.EQUAL, bytes(value));
    filter.setFilterIfMissing(true);
    return filter;
  }

  private static Filter value(CompareOperator operator, String value) {
    return new ValueFilter(operator, new BinaryComparator(bytes(value)));
  }

  private static Filter qualifier(String qualifier) {
    return new QualifierFilter(CompareOperator.EQUAL, new BinaryComparator(bytes(qualifier)));
  }

  @HBaseCase
  public void allOfTwoColumns() throws IOException {
    assertThat(filtered(all(column(A, COLOR, "red"), column(B, PRICE, "9")))).isEqualTo(CHERRY);
  }

  @HBaseCase
  public void oneOfTwoColumns() throws IOException {
    assertThat(filtered(one(column(A, COLOR, "yellow"), column(B, PRICE, "9"))))
        .isEqualTo(lines(BANANA, CHERRY));
  }

  @HBaseCase
  public void oneOfTwoColumnsOfOneFamily() throws IOException {
    assertThat(filtered(one(column(A, COLOR, "yellow"), column(A, SIZE, "7"))))
        .isEqualTo(lines(APRICOT, BANANA));
  }

  @HBaseCase
  public void emptyListsPassEverything() throws IOException {
    assertThat(passing(all())).isEqualTo("apple apricot banana cherry date elder");
    assertThat(passing(one())).isEqualTo("apple apricot banana cherry date elder");
  }

  @HBaseCase
  public void allOfPrefixAndColumnPrefix() throws IOException {
    assertThat(filtered(all(new PrefixFilter(bytes("ap")), new ColumnPrefixFilter(bytes("s")))))
        .isEqualTo("apple{a:size=10} apricot{a:size=7}");
  }

  @HBaseCase
  public void oneOfTwoPrefixes() throws IOException {
    assertThat(passing(one(new PrefixFilter(bytes("ap")), new PrefixFilter(bytes("d")))))
        .isEqualTo("apple apricot date");
  }

  @HBaseCase
  public void oneOfTwoColumnPrefixes() throws IOException {
    assertThat(filtered(new Scan()
            .withStopRow(bytes("c"))
            .setFilter(
                one(new ColumnPrefixFilter(bytes("st")), new ColumnPrefixFilter(bytes("c"))))))
        .isEqualTo("apple{a:color=red} apricot{a:color=orange} banana{a:color=yellow b:stock=12}");
  }

  @HBaseCase
  public void allOfTwoColumnRanges() throws IOException {
    assertThat(filtered(all(
            new ColumnRangeFilter(bytes("d"), true, null, true),
            new ColumnRangeFilter(null, true, bytes("r"), true))))
        .isEqualTo("apple{b:price=5} banana{b:price=3} cherry{b:price=9} date{b:price=1}");
  }

  @HBaseCase
  public void oneOfRowAndValue() throws IOException {
    Filter row = new RowFilter(CompareOperator.EQUAL, new BinaryComparator(bytes("elder")));
    assertThat(filtered(one(row, value(CompareOperator.EQUAL, "red"))))
        .isEqualTo("apple{a:color=red} cherry{a:color=red} elder{a:size=3}");
  }

  @HBaseCase
  public void nestedLists() throws IOException {
    Filter filter = all(
        one(column(A, COLOR, "red"), column(A, COLOR, "yellow")),
        one(column(B, PRICE, "5"), column(B, PRICE, "3")));
    assertThat(filtered(filter)).isEqualTo(lines(APPLE, BANANA));
  }

  @HBaseCase
  public void deeplyNestedLists() throws IOException {
    Filter filter = one(
        all(column(A, COLOR, "red"), one(column(B, PRICE, "9"), all(column(B, STOCK, "1")))),
        all(new PrefixFilter(bytes("e")), one(qualifier("size"), qualifier("color"))));
    assertThat(filtered(filter)).isEqualTo(lines(CHERRY, ELDER));
  }

  @HBaseCase
  public void allWithKeyOnly() throws IOException {
    assertThat(filtered(all(qualifier("stock"), new KeyOnlyFilter())))
        .isEqualTo("banana{b:stock=} date{b:stock=}");
  }

  @HBaseCase
  public void allOfFirstKeyAndKeyOnly() throws IOException {
    assertThat(filtered(all(new FirstKeyOnlyFilter(), new KeyOnlyFilter())))
        .isEqualTo("apple{a:color=} apricot{a:color=} banana{a:color=} cherry{a:color=}"
            + " date{b:price=} elder{a:size=}");
  }

  @HBaseCase
  public void allWithAPageCountsRowsThatPassedBefore() throws IOException {
    Scan scan =
        new Scan().withStopRow(bytes("c")).setFilter(all(qualifier("price"), new PageFilter(2)));
    assertThat(filtered(scan)).isEqualTo("apple{b:price=5} banana{b:price=3}");
  }

  @HBaseCase
  public void allOfColumnAndPage() throws IOException {
    Scan scan = new Scan()
        .withStartRow(bytes("c"))
        .setFilter(all(new PageFilter(1), column(B, PRICE, "1")));
    assertThat(keys(fruit(), scan)).isIn("", "date");
  }

  @HBaseCase
  public void allOfTimestampsAndValue() throws IOException {
    assertThat(
            filtered(all(new TimestampsFilter(List.of(5L)), value(CompareOperator.EQUAL, "green"))))
        .isEqualTo("apple{a:color=green} banana{a:color=green}");
  }

  @HBaseCase
  public void oneOfFamilyAndQualifier() throws IOException {
    Filter family = new FamilyFilter(CompareOperator.EQUAL, new BinaryComparator(B));
    assertThat(
            filtered(new Scan().withStopRow(bytes("b")).setFilter(one(family, qualifier("size")))))
        .isEqualTo("apple{a:size=10 b:price=5} apricot{a:size=7}");
  }

  @HBaseCase
  public void listOfAGet() throws IOException {
    Get get = new Get(bytes("banana"))
        .setFilter(one(qualifier("color"), value(CompareOperator.EQUAL, "12")));
    assertThat(Cells.text(fruit().get(get))).isEqualTo("a:color=yellow b:stock=12");
  }

  @HBaseCase
  public void listOfGetsWithFilters() throws IOException {
    Result[] results = fruit()
        .get(List.of(
            new Get(bytes("apple")).setFilter(qualifier("size")),
            new Get(bytes("banana")).setFilter(qualifier("none")),
            new Get(bytes("date")).setFilter(all(qualifier("stock"), new KeyOnlyFilter()))));
    assertThat(Cells.text(results[0])).isEqualTo("a:size=10");
    assertThat(results[1].isEmpty()).isTrue();
    assertThat(Cells.text(results[2])).isEqualTo("b:stock=");
  }

  @HBaseCase
  public void listBackwards() throws IOException {
    FilterList list = new FilterList(Operator.MUST_PASS_ALL);
    list.setReversed(true);
    list.addFilter(reversed(new PrefixFilter(bytes("ap"))));
    list.addFilter(reversed(qualifier("size")));
    assertThat(filtered(new Scan().setReversed(true).setFilter(list)))
        .isEqualTo("apricot{a:size=7} apple{a:size=10}");
  }

  private static Filter reversed(Filter filter) {
    filter.setReversed(true);
    return filter;
  }

  @HBaseCase
  public void skipDropsRowsWithACellRefused() throws IOException {
    Filter small = new ValueFilter(CompareOperator.NOT_EQUAL, new BinaryComparator(bytes("0")));
    assertThat(passing(new SkipFilter(small))).isEqualTo("apple apricot banana cherry elder");
  }

  @HBaseCase
  public void skipLooksAtEveryFamily() throws IOException {
    assertThat(filtered(new SkipFilter(value(CompareOperator.NOT_EQUAL, "9"))))
        .isEqualTo(lines(APPLE, APRICOT, BANANA, DATE, ELDER));
  }

  @HBaseCase
  public void whileMatchEndsTheScan() throws IOException {
    Filter notBanana =
        new RowFilter(CompareOperator.NOT_EQUAL, new BinaryComparator(bytes("banana")));
    Scan scan = new Scan().withStopRow(bytes("c")).setFilter(new WhileMatchFilter(notBanana));
    assertThat(passing(scan)).isEqualTo("apple apricot");
  }

  @HBaseCase
  public void whileMatchOfAColumn() throws IOException {
    for (int i = 0; i < 6; i++) {
      put("r" + i, "a:q=" + (i < 3 ? "go" : "stop"));
    }
    assertThat(keys(scan(new WhileMatchFilter(column(A, Q, "go"))))).isEqualTo("r0 r1 r2");
  }

  @HBaseCase
  public void whileMatchOfCells() throws IOException {
    put("r0", "a:q=1");
    put("r1", "a:q=2");
    put("r2", "a:q=1");
    assertThat(keys(scan(new WhileMatchFilter(value(CompareOperator.EQUAL, "1")))))
        .isEqualTo("r0");
  }

  @HBaseCase
  public void skipWithinAList() throws IOException {
    Filter filter =
        all(new SkipFilter(value(CompareOperator.NOT_EQUAL, "red")), new PrefixFilter(bytes("ap")));
    assertThat(filtered(filter)).isEqualTo(APRICOT);
  }

  @HBaseCase
  public void inclusiveStopWithinAList() throws IOException {
    assertThat(passing(all(new InclusiveStopFilter(bytes("banana")), qualifier("size"))))
        .isEqualTo("apple apricot banana");
  }

  @HBaseCase
  public void languageOfOneFilter() throws Exception {
    assertThat(filtered(new ParseFilter().parseFilterString("PrefixFilter('ap')")))
        .isEqualTo(lines(APPLE, APRICOT));
  }

  @HBaseCase
  public void languageOfLists() throws Exception {
    Filter filter = new ParseFilter()
        .parseFilterString("(SingleColumnValueFilter('a', 'color', =, 'binary:red', true, true) OR"
            + " RowFilter(=, 'substring:dat')) AND QualifierFilter(>=, 'binary:price')");
    assertThat(filtered(filter))
        .isEqualTo("apple{a:size=10 b:price=5} cherry{b:price=9} date{b:price=1 b:stock=0}");
  }

  @HBaseCase
  public void languageWithSkip() throws Exception {
    Filter filter = new ParseFilter().parseFilterString("SKIP ValueFilter(!=, 'binary:red')");
    assertThat(passing(filter)).isEqualTo("apricot banana date elder");
  }

  @HBaseCase
  public void usersOwnFilter() throws IOException {
    assertThat(filtered(new EvenLengthFilter()))
        .isEqualTo("apple{a:size=10} apricot{a:color=orange} banana{a:color=yellow a:size=20"
            + " b:stock=12}");
  }

  @HBaseCase
  public void usersOwnFilterWithinAList() throws IOException {
    assertThat(filtered(all(new EvenLengthFilter(), qualifier("size"))))
        .isEqualTo("apple{a:size=10} banana{a:size=20}");
  }

  @HBaseCase
  public void usersOwnFilterOfAGet() throws IOException {
    Get get = new Get(bytes("apple")).setFilter(new EvenLengthFilter());
    assertThat(Cells.text(fruit().get(get))).isEqualTo("a:size=10");
  }

  @HBaseCase
  public void listsOfMixedDirectionsAreRefused() {
    FilterList list = new FilterList(Operator.MUST_PASS_ALL);
    list.setReversed(true);
    assertThatThrownBy(() -> list.addFilter(qualifier("size")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @HBaseCase
  public void filterTooLongForOneRequestOfManyParts() throws IOException {
    FilterList list = new FilterList(Operator.MUST_PASS_ONE);
    for (int i = 0; i < 200; i++) {
      list.addFilter(qualifier("none" + i));
    }
    list.addFilter(qualifier("stock"));
    assertThat(filtered(list)).isEqualTo("banana{b:stock=12} date{b:stock=0}");
  }
}
