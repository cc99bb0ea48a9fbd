// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.BinaryPrefixComparator;
import org.apache.hadoop.hbase.filter.FuzzyRowFilter;
import org.apache.hadoop.hbase.filter.InclusiveStopFilter;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter.RowRange;
import org.apache.hadoop.hbase.filter.PageFilter;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.RandomRowFilter;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.filter.SubstringComparator;
import org.apache.hadoop.hbase.util.Pair;

/** Filters that look at the key of a row, or count rows. */
public final class RowFilterCases extends FilterGroup {
  RowFilterCases() {
    super("row-filter");
  }

  private static RowFilter row(CompareOperator operator, String key) {
    return new RowFilter(operator, new BinaryComparator(bytes(key)));
  }

  @HBaseCase
  public void rowEqual() throws IOException {
    assertThat(filtered(row(CompareOperator.EQUAL, "banana"))).isEqualTo(BANANA);
  }

  @HBaseCase
  public void rowNotEqual() throws IOException {
    assertThat(passing(row(CompareOperator.NOT_EQUAL, "banana")))
        .isEqualTo("apple apricot cherry date elder");
  }

  @HBaseCase
  public void rowLess() throws IOException {
    assertThat(passing(row(CompareOperator.LESS, "banana"))).isEqualTo("apple apricot");
  }

  @HBaseCase
  public void rowLessOrEqual() throws IOException {
    assertThat(passing(row(CompareOperator.LESS_OR_EQUAL, "banana")))
        .isEqualTo("apple apricot banana");
  }

  @HBaseCase
  public void rowGreater() throws IOException {
    assertThat(passing(row(CompareOperator.GREATER, "cherry"))).isEqualTo("date elder");
  }

  @HBaseCase
  public void rowGreaterOrEqual() throws IOException {
    assertThat(passing(row(CompareOperator.GREATER_OR_EQUAL, "cherry")))
        .isEqualTo("cherry date elder");
  }

  @HBaseCase
  public void rowNoOperationDropsEverything() throws IOException {
    assertThat(passing(row(CompareOperator.NO_OP, "banana"))).isEmpty();
  }

  @HBaseCase
  public void rowByRegularExpression() throws IOException {
    assertThat(passing(new RowFilter(CompareOperator.EQUAL, new RegexStringComparator("^.a|er$"))))
        .isEqualTo("banana date elder");
  }

  @HBaseCase
  public void rowNotByRegularExpression() throws IOException {
    assertThat(passing(new RowFilter(CompareOperator.NOT_EQUAL, new RegexStringComparator("p"))))
        .isEqualTo("banana cherry date elder");
  }

  @HBaseCase
  public void rowBySubstringOfAnyCase() throws IOException {
    assertThat(passing(new RowFilter(CompareOperator.EQUAL, new SubstringComparator("ER"))))
        .isEqualTo("cherry elder");
  }

  @HBaseCase
  public void rowByPrefixComparator() throws IOException {
    assertThat(
            passing(new RowFilter(CompareOperator.EQUAL, new BinaryPrefixComparator(bytes("ap")))))
        .isEqualTo("apple apricot");
    assertThat(passing(
            new RowFilter(CompareOperator.GREATER, new BinaryPrefixComparator(bytes("ap")))))
        .isEqualTo("banana cherry date elder");
  }

  @HBaseCase
  public void rowFilterBackwards() throws IOException {
    assertThat(passing(new Scan().setReversed(true).setFilter(row(CompareOperator.LESS, "date"))))
        .isEqualTo("cherry banana apricot apple");
  }

  @HBaseCase
  public void rowFilterOfAGet() throws IOException {
    assertThat(fruit()
            .get(new Get(bytes("apple")).setFilter(row(CompareOperator.EQUAL, "banana")))
            .isEmpty())
        .isTrue();
    assertThat(Cells.text(
            fruit().get(new Get(bytes("elder")).setFilter(row(CompareOperator.EQUAL, "elder")))))
        .isEqualTo("a:size=3");
  }

  @HBaseCase
  public void prefix() throws IOException {
    assertThat(filtered(new PrefixFilter(bytes("ap")))).isEqualTo(lines(APPLE, APRICOT));
  }

  @HBaseCase
  public void prefixOfNoRow() throws IOException {
    assertThat(filtered(new PrefixFilter(bytes("zz")))).isEmpty();
  }

  @HBaseCase
  public void emptyPrefixIsEveryRow() throws IOException {
    assertThat(passing(new PrefixFilter(new byte[0])))
        .isEqualTo("apple apricot banana cherry date elder");
  }

  @HBaseCase
  public void prefixWithAStartRow() throws IOException {
    Scan scan = new Scan().withStartRow(bytes("apq")).setFilter(new PrefixFilter(bytes("ap")));
    assertThat(passing(scan)).isEqualTo("apricot");
  }

  @HBaseCase
  public void prefixBackwards() throws IOException {
    assertThat(passing(new Scan().setReversed(true).setFilter(new PrefixFilter(bytes("ap")))))
        .isEqualTo("apricot apple");
  }

  @HBaseCase
  public void pageWithinARegion() throws IOException {
    Scan scan = new Scan().withStopRow(bytes("c")).setFilter(new PageFilter(2));
    assertThat(filtered(scan)).isEqualTo(lines(APPLE, APRICOT));
  }

  @HBaseCase
  public void pageCountsRowsOfEveryFamily() throws IOException {
    Scan scan = new Scan().withStartRow(bytes("cherry")).setFilter(new PageFilter(3));
    assertThat(filtered(scan)).isEqualTo(lines(CHERRY, DATE, ELDER));
  }

  @HBaseCase
  public void pageOfOne() throws IOException {
    Scan scan = new Scan().withStartRow(bytes("cherry")).setFilter(new PageFilter(1));
    assertThat(filtered(scan)).isEqualTo(CHERRY);
  }

  @HBaseCase
  public void pageWithCachingOfOne() throws IOException {
    Scan scan = new Scan().withStopRow(bytes("c")).setCaching(1).setFilter(new PageFilter(2));
    assertThat(passing(scan)).isEqualTo("apple apricot");
  }

  @HBaseCase
  public void pageBackwards() throws IOException {
    Scan scan = new Scan()
        .setReversed(true)
        .withStopRow(bytes("cherry"), true)
        .setFilter(new PageFilter(2));
    assertThat(passing(scan)).isEqualTo("elder date");
  }

  @HBaseCase
  public void negativePageIsRefused() {
    assertThatThrownBy(() -> new PageFilter(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @HBaseCase
  public void inclusiveStop() throws IOException {
    assertThat(passing(new InclusiveStopFilter(bytes("cherry"))))
        .isEqualTo("apple apricot banana cherry");
  }

  @HBaseCase
  public void inclusiveStopBetweenRows() throws IOException {
    assertThat(passing(new InclusiveStopFilter(bytes("b")))).isEqualTo("apple apricot");
  }

  @HBaseCase
  public void inclusiveStopBackwards() throws IOException {
    Scan scan = new Scan().setReversed(true).setFilter(new InclusiveStopFilter(bytes("date")));
    assertThat(passing(scan)).isEqualTo("elder date");
  }

  // The filter sorts the list that it is given.
  private static MultiRowRangeFilter ranges(RowRange... ranges) {
    return new MultiRowRangeFilter(new ArrayList<>(List.of(ranges)));
  }

  @HBaseCase
  public void rangesOfRows() throws IOException {
    MultiRowRangeFilter filter = ranges(
        new RowRange("apricot", true, "banana", true), new RowRange("date", true, "elder", false));
    assertThat(filtered(filter)).isEqualTo(lines(APRICOT, BANANA, DATE));
  }

  @HBaseCase
  public void rangesAreSortedAndMerged() throws IOException {
    MultiRowRangeFilter filter = ranges(
        new RowRange("cherry", true, "elder", false),
        new RowRange("apple", false, "banana", false),
        new RowRange("b", true, "d", true));
    assertThat(passing(filter)).isEqualTo("apricot banana cherry date");
  }

  @HBaseCase
  public void rangeWithExclusiveEnds() throws IOException {
    assertThat(passing(ranges(new RowRange("apricot", false, "date", false))))
        .isEqualTo("banana cherry");
  }

  @HBaseCase
  public void rangeOpenAtItsEnd() throws IOException {
    assertThat(passing(ranges(new RowRange("cz", true, "", false)))).isEqualTo("date elder");
  }

  @HBaseCase
  @NeedsClient("2.1")
  public void rangesOfPrefixes() throws IOException {
    assertThat(passing(new MultiRowRangeFilter(new byte[][] {bytes("d"), bytes("ap")})))
        .isEqualTo("apple apricot date");
  }

  @HBaseCase
  public void rangesBackwards() throws IOException {
    MultiRowRangeFilter filter = ranges(
        new RowRange("apricot", true, "banana", true), new RowRange("date", true, "elder", false));
    assertThat(passing(new Scan().setReversed(true).setFilter(filter)))
        .isEqualTo("date banana apricot");
  }

  @HBaseCase
  public void noRangesAreRefused() {
    assertThatThrownBy(() -> new MultiRowRangeFilter(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FuzzyRowFilter fuzzy(String pattern, String mask) {
    byte[] flags = new byte[mask.length()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = (byte) (mask.charAt(i) - '0');
    }
    return new FuzzyRowFilter(new ArrayList<>(List.of(new Pair<>(bytes(pattern), flags))));
  }

  @HBaseCase
  public void fuzzyBeginning() throws IOException {
    assertThat(passing(fuzzy("??p", "110"))).isEqualTo("apple");
  }

  @HBaseCase
  public void fuzzyMiddle() throws IOException {
    assertThat(passing(fuzzy("a?r", "010"))).isEqualTo("apricot");
    assertThat(passing(fuzzy("?a", "10"))).isEqualTo("banana date");
  }

  @HBaseCase
  public void fuzzyOfSeveralPatterns() throws IOException {
    FuzzyRowFilter filter = new FuzzyRowFilter(new ArrayList<>(List.of(
        new Pair<>(bytes("?l"), new byte[] {1, 0}), new Pair<>(bytes("c"), new byte[] {0}))));
    assertThat(passing(filter)).isEqualTo("cherry elder");
  }

  @HBaseCase
  public void fuzzyOfNumberedKeys() throws IOException {
    for (int user = 0; user < 5; user++) {
      for (int month = 1; month <= 3; month++) {
        table().put(Cells.put(row(String.format("u%d_2026_%02d", user, month)), "a:q=v"));
      }
    }
    String prefix = new String(row(""), java.nio.charset.StandardCharsets.UTF_8);
    String mask = "0".repeat(prefix.length()) + "0100000000";
    assertThat(keys(scan(fuzzy(prefix + "u?_2026_02", mask))))
        .isEqualTo("u0_2026_02 u1_2026_02 u2_2026_02 u3_2026_02 u4_2026_02");
  }

  @HBaseCase
  public void fuzzyOfSeveralFixedBeginnings() throws IOException {
    for (String key : List.of("a11", "a12", "b11", "b21", "c", "c11", "d11")) {
      table().put(Cells.put(row(key), "a:q=v"));
    }
    String prefix = new String(row(""), java.nio.charset.StandardCharsets.UTF_8);
    byte[] mask = new byte[prefix.length() + 3];
    mask[prefix.length() + 1] = 1;
    FuzzyRowFilter filter = new FuzzyRowFilter(new ArrayList<>(List.of(
        new Pair<>(bytes(prefix + "a?1"), mask), new Pair<>(bytes(prefix + "c?1"), mask.clone()))));
    assertThat(keys(scan(filter))).isEqualTo("a11 c11");
    assertThat(keys(new Scan().withStartRow(row("b")).setFilter(filter))).isEqualTo("c11");
  }

  @HBaseCase
  public void fuzzyBackwards() throws IOException {
    assertThat(passing(new Scan().setReversed(true).setFilter(fuzzy("?a", "10"))))
        .isEqualTo("date banana");
  }

  @HBaseCase
  public void randomRowOfChanceOverOneIsEveryRow() throws IOException {
    assertThat(passing(new RandomRowFilter(1.5f)))
        .isEqualTo("apple apricot banana cherry date elder");
  }

  @HBaseCase
  public void randomRowOfNegativeChanceIsNone() throws IOException {
    assertThat(passing(new RandomRowFilter(-1f))).isEmpty();
  }

  @HBaseCase
  public void randomRowOfAChanceIsSome() throws IOException {
    List<org.apache.hadoop.hbase.client.Put> puts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      puts.add(Cells.put(row("r" + i), "a:q=v"));
    }
    table().put(puts);
    assertThat(keys(scan(new RandomRowFilter(0.5f))).split(" ", -1).length).isBetween(120, 280);
  }
}
