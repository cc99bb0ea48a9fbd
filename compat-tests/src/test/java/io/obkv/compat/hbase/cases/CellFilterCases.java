// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.ColumnCountGetFilter;
import org.apache.hadoop.hbase.filter.ColumnPaginationFilter;
import org.apache.hadoop.hbase.filter.ColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.ColumnRangeFilter;
import org.apache.hadoop.hbase.filter.FamilyFilter;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.FirstKeyValueMatchingQualifiersFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.apache.hadoop.hbase.filter.MultipleColumnPrefixFilter;
import org.apache.hadoop.hbase.filter.QualifierFilter;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.SubstringComparator;
import org.apache.hadoop.hbase.filter.TimestampsFilter;
import org.apache.hadoop.hbase.filter.ValueFilter;
import org.apache.hadoop.hbase.util.Bytes;

/** Filters that choose cells by family, qualifier, timestamp, value or place. */
public final class CellFilterCases extends FilterGroup {
  CellFilterCases() {
    super("cell-filter");
  }

  private static BinaryComparator binary(String value) {
    return new BinaryComparator(bytes(value));
  }

  @HBaseCase
  public void familyEqual() throws IOException {
    assertThat(filtered(new FamilyFilter(CompareOperator.EQUAL, binary("b"))))
        .isEqualTo(
            "apple{b:price=5} banana{b:price=3 b:stock=12} cherry{b:price=9} date{b:price=1 b:stock=0}");
  }

  @HBaseCase
  public void familyLess() throws IOException {
    assertThat(passing(new FamilyFilter(CompareOperator.LESS, binary("b"))))
        .isEqualTo("apple apricot banana cherry elder");
  }

  @HBaseCase
  public void familyThatNoneHas() throws IOException {
    assertThat(passing(new FamilyFilter(CompareOperator.EQUAL, binary("zz")))).isEmpty();
  }

  @HBaseCase
  public void qualifierEqual() throws IOException {
    assertThat(filtered(new QualifierFilter(CompareOperator.EQUAL, binary("stock"))))
        .isEqualTo("banana{b:stock=12} date{b:stock=0}");
  }

  @HBaseCase
  public void qualifierGreater() throws IOException {
    assertThat(filtered(new QualifierFilter(CompareOperator.GREATER, binary("price"))))
        .isEqualTo("apple{a:size=10} apricot{a:size=7} banana{a:size=20 b:stock=12}"
            + " date{b:stock=0} elder{a:size=3}");
  }

  @HBaseCase
  public void qualifierNotEqual() throws IOException {
    assertThat(filtered(new Scan()
            .withStopRow(bytes("b"))
            .setFilter(new QualifierFilter(CompareOperator.NOT_EQUAL, binary("color")))))
        .isEqualTo("apple{a:size=10 b:price=5} apricot{a:size=7}");
  }

  @HBaseCase
  public void qualifierByRegularExpression() throws IOException {
    assertThat(
            passing(new QualifierFilter(CompareOperator.EQUAL, new RegexStringComparator("o.*r"))))
        .isEqualTo("apple apricot banana cherry");
  }

  @HBaseCase
  public void qualifierBySubstring() throws IOException {
    assertThat(filtered(new Scan()
            .withStartRow(bytes("banana"))
            .withStopRow(bytes("c"))
            .setFilter(new QualifierFilter(CompareOperator.EQUAL, new SubstringComparator("I")))))
        .isEqualTo("banana{a:size=20 b:price=3}");
  }

  @HBaseCase
  public void qualifierOfTheEmptyOne() throws IOException {
    put("x", "a:=v", "a:q=w");
    assertThat(rows(
            scan(new QualifierFilter(CompareOperator.EQUAL, new BinaryComparator(new byte[0])))))
        .isEqualTo("x{a:=v}");
  }

  @HBaseCase
  public void valueEqual() throws IOException {
    assertThat(filtered(new ValueFilter(CompareOperator.EQUAL, binary("red"))))
        .isEqualTo("apple{a:color=red} cherry{a:color=red}");
  }

  @HBaseCase
  public void valueGreaterOrEqual() throws IOException {
    assertThat(filtered(new ValueFilter(CompareOperator.GREATER_OR_EQUAL, binary("5"))))
        .isEqualTo("apple{a:color=red b:price=5} apricot{a:color=orange a:size=7}"
            + " banana{a:color=yellow} cherry{a:color=red b:price=9}");
  }

  @HBaseCase
  public void valueLess() throws IOException {
    assertThat(filtered(new ValueFilter(CompareOperator.LESS, binary("2"))))
        .isEqualTo("apple{a:size=10} banana{b:stock=12} date{b:price=1 b:stock=0}");
  }

  @HBaseCase
  public void valueBySubstring() throws IOException {
    assertThat(filtered(new ValueFilter(CompareOperator.EQUAL, new SubstringComparator("ELL"))))
        .isEqualTo("banana{a:color=yellow}");
  }

  @HBaseCase
  public void valueByRegularExpression() throws IOException {
    assertThat(filtered(
            new ValueFilter(CompareOperator.EQUAL, new RegexStringComparator("^[0-9]{2}$"))))
        .isEqualTo("apple{a:size=10} banana{a:size=20 b:stock=12}");
  }

  @HBaseCase
  public void valueComesBeforeTheCountOfVersions() throws IOException {
    assertThat(filtered(new ValueFilter(CompareOperator.EQUAL, binary("green"))))
        .isEqualTo("apple{a:color=green} banana{a:color=green}");
  }

  @HBaseCase
  public void valueOfAGetComesBeforeTheCountOfVersions() throws IOException {
    Get get =
        new Get(bytes("apple")).setFilter(new ValueFilter(CompareOperator.EQUAL, binary("green")));
    assertThat(Cells.stamped(fruit().get(get))).isEqualTo("a:color@5=green");
  }

  @HBaseCase
  public void valueWithAllVersions() throws IOException {
    Scan scan = new Scan()
        .readAllVersions()
        .addColumn(A, COLOR)
        .setFilter(new ValueFilter(CompareOperator.NOT_EQUAL, binary("red")));
    assertThat(filtered(scan))
        .isEqualTo(
            "apple{a:color=green} apricot{a:color=orange} banana{a:color=yellow a:color=green}");
  }

  @HBaseCase
  public void columnPrefix() throws IOException {
    assertThat(filtered(new ColumnPrefixFilter(bytes("s"))))
        .isEqualTo("apple{a:size=10} apricot{a:size=7} banana{a:size=20 b:stock=12}"
            + " date{b:stock=0} elder{a:size=3}");
  }

  @HBaseCase
  public void columnPrefixWithVersions() throws IOException {
    Scan scan = new Scan()
        .withStopRow(bytes("apr"))
        .readAllVersions()
        .setFilter(new ColumnPrefixFilter(bytes("co")));
    assertThat(filtered(scan)).isEqualTo("apple{a:color=red a:color=green}");
  }

  @HBaseCase
  public void columnPrefixBackwards() throws IOException {
    Scan scan = new Scan().setReversed(true).setFilter(new ColumnPrefixFilter(bytes("st")));
    assertThat(filtered(scan)).isEqualTo("date{b:stock=0} banana{b:stock=12}");
  }

  @HBaseCase
  public void severalColumnPrefixes() throws IOException {
    MultipleColumnPrefixFilter filter =
        new MultipleColumnPrefixFilter(new byte[][] {bytes("st"), bytes("co")});
    assertThat(filtered(filter))
        .isEqualTo("apple{a:color=red} apricot{a:color=orange} banana{a:color=yellow b:stock=12}"
            + " cherry{a:color=red} date{b:stock=0}");
  }

  @HBaseCase
  public void columnRange() throws IOException {
    assertThat(filtered(new ColumnRangeFilter(bytes("d"), true, bytes("size"), true)))
        .isEqualTo("apple{a:size=10 b:price=5} apricot{a:size=7} banana{a:size=20 b:price=3}"
            + " cherry{b:price=9} date{b:price=1} elder{a:size=3}");
  }

  @HBaseCase
  public void columnRangeExclusive() throws IOException {
    assertThat(filtered(new ColumnRangeFilter(bytes("price"), false, bytes("stock"), false)))
        .isEqualTo("apple{a:size=10} apricot{a:size=7} banana{a:size=20} elder{a:size=3}");
  }

  @HBaseCase
  public void columnRangeOpenBelow() throws IOException {
    assertThat(filtered(new ColumnRangeFilter(null, true, bytes("d"), true)))
        .isEqualTo("apple{a:color=red} apricot{a:color=orange} banana{a:color=yellow}"
            + " cherry{a:color=red}");
  }

  @HBaseCase
  public void columnRangeOpenAbove() throws IOException {
    assertThat(filtered(new ColumnRangeFilter(bytes("sj"), true, null, true)))
        .isEqualTo("banana{b:stock=12} date{b:stock=0}");
  }

  @HBaseCase
  public void columnCountOfAGet() throws IOException {
    Get get = new Get(bytes("banana")).setFilter(new ColumnCountGetFilter(3));
    assertThat(Cells.text(fruit().get(get))).isEqualTo("a:color=yellow a:size=20 b:price=3");
  }

  @HBaseCase
  public void columnPagination() throws IOException {
    assertThat(filtered(new ColumnPaginationFilter(1, 0)))
        .isEqualTo("apple{a:color=red} apricot{a:color=orange} banana{a:color=yellow}"
            + " cherry{a:color=red} date{b:price=1} elder{a:size=3}");
  }

  @HBaseCase
  public void columnPaginationCountsOverFamilies() throws IOException {
    assertThat(filtered(new ColumnPaginationFilter(1, 1)))
        .isEqualTo("apple{a:size=10} apricot{a:size=7} banana{a:size=20} cherry{b:price=9}"
            + " date{b:stock=0}");
  }

  @HBaseCase
  public void columnPaginationOverTheFamiliesBorder() throws IOException {
    assertThat(filtered(new ColumnPaginationFilter(2, 1)))
        .isEqualTo("apple{a:size=10 b:price=5} apricot{a:size=7} banana{a:size=20 b:price=3}"
            + " cherry{b:price=9} date{b:stock=0}");
  }

  @HBaseCase
  public void columnPaginationHasOneVersionPerColumn() throws IOException {
    Scan scan = new Scan()
        .withStopRow(bytes("apr"))
        .readAllVersions()
        .setFilter(new ColumnPaginationFilter(5, 0));
    assertThat(filtered(scan)).isEqualTo(APPLE);
  }

  @HBaseCase
  public void columnPaginationFromAColumn() throws IOException {
    Scan scan = new Scan().addFamily(B).setFilter(new ColumnPaginationFilter(1, bytes("q")));
    assertThat(filtered(scan)).isEqualTo("banana{b:stock=12} date{b:stock=0}");
  }

  @HBaseCase
  public void firstKeyOnly() throws IOException {
    assertThat(filtered(new FirstKeyOnlyFilter()))
        .isEqualTo("apple{a:color=red} apricot{a:color=orange} banana{a:color=yellow}"
            + " cherry{a:color=red} date{b:price=1} elder{a:size=3}");
  }

  @HBaseCase
  public void firstKeyOnlyWithVersionsIsOneCell() throws IOException {
    Scan scan =
        new Scan().withStopRow(bytes("b")).readAllVersions().setFilter(new FirstKeyOnlyFilter());
    assertThat(filtered(scan)).isEqualTo("apple{a:color=red} apricot{a:color=orange}");
  }

  @HBaseCase
  @SuppressWarnings("deprecation")
  public void firstKeyValueMatchingQualifiers() throws IOException {
    TreeSet<byte[]> qualifiers = new TreeSet<>(Bytes.BYTES_COMPARATOR);
    qualifiers.add(SIZE);
    Scan scan = new Scan()
        .withStopRow(bytes("c"))
        .addFamily(A)
        .setFilter(new FirstKeyValueMatchingQualifiersFilter(qualifiers));
    assertThat(filtered(scan))
        .isEqualTo("apple{a:color=red a:size=10} apricot{a:color=orange a:size=7}"
            + " banana{a:color=yellow a:size=20}");
  }

  @HBaseCase
  public void keyOnly() throws IOException {
    assertThat(filtered(new Scan().withStopRow(bytes("b")).setFilter(new KeyOnlyFilter())))
        .isEqualTo("apple{a:color= a:size= b:price=} apricot{a:color= a:size=}");
  }

  @HBaseCase
  public void keyOnlyWithLength() throws IOException {
    Scan scan = new Scan().withStopRow(bytes("apr")).setFilter(new KeyOnlyFilter(true));
    assertThat(filtered(scan))
        .isEqualTo("apple{a:color=\\x00\\x00\\x00\\x03"
            + " a:size=\\x00\\x00\\x00\\x02 b:price=\\x00\\x00\\x00\\x01}");
  }

  @HBaseCase
  public void keyOnlyOfAGet() throws IOException {
    Get get = new Get(bytes("date")).setFilter(new KeyOnlyFilter());
    assertThat(Cells.stamped(fruit().get(get))).isEqualTo("b:price@10= b:stock@8=");
  }

  @HBaseCase
  public void timestamps() throws IOException {
    assertThat(filtered(new TimestampsFilter(List.of(7L, 8L))))
        .isEqualTo("banana{b:stock=12} date{b:stock=0}");
  }

  @HBaseCase
  public void timestampsFindOlderVersions() throws IOException {
    assertThat(filtered(new TimestampsFilter(List.of(5L))))
        .isEqualTo("apple{a:color=green} banana{a:color=green}");
  }

  @HBaseCase
  public void timestampsWithHints() throws IOException {
    assertThat(filtered(new TimestampsFilter(List.of(5L, 8L), true)))
        .isEqualTo("apple{a:color=green} banana{a:color=green} date{b:stock=0}");
  }

  @HBaseCase
  public void noTimestampsFindNothing() throws IOException {
    assertThat(filtered(new TimestampsFilter(List.of()))).isEmpty();
  }

  @HBaseCase
  public void filterWithALimitCountsRowsThatPass() throws IOException {
    Scan scan = new Scan()
        .setLimit(2)
        .setFilter(new QualifierFilter(CompareOperator.EQUAL, binary("stock")));
    assertThat(filtered(scan)).isEqualTo("banana{b:stock=12} date{b:stock=0}");
  }

  @HBaseCase
  public void filterWithABatch() throws IOException {
    Scan scan = new Scan()
        .withStopRow(bytes("c"))
        .setBatch(1)
        .setFilter(new ColumnPrefixFilter(bytes("s")));
    assertThat(filtered(scan))
        .isEqualTo("apple{a:size=10} apricot{a:size=7} banana{a:size=20} banana{b:stock=12}");
  }

  @HBaseCase
  public void filterSeesOnlyTheColumnsAsked() throws IOException {
    Scan scan = new Scan()
        .addColumn(B, PRICE)
        .setFilter(new ValueFilter(CompareOperator.LESS, binary("2")));
    assertThat(filtered(scan)).isEqualTo("date{b:price=1}");
  }

  @HBaseCase
  public void filterSeesOnlyTheTimeRange() throws IOException {
    Scan scan = new Scan().setTimeRange(0, 9).setFilter(new FirstKeyOnlyFilter());
    assertThat(filtered(scan))
        .isEqualTo("apple{a:color=green} banana{a:color=green} date{b:stock=0}");
  }

  @HBaseCase
  public void negativeArgumentsAreRefused() {
    assertThatThrownBy(() -> new ColumnCountGetFilter(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ColumnPaginationFilter(-1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimestampsFilter(List.of(-1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
