// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FuzzyRowFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.apache.hadoop.hbase.util.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzyRowsTest {
  private static final byte[] F = Bytes.toBytes("f");
  private static final List<String> FRUIT =
      List.of("apple", "apricot", "banana", "cherry", "date", "elder");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A question mark stands for any byte. */
  private static Pair<byte[], byte[]> key(String pattern) {
    byte[] mask = new byte[pattern.length()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (pattern.charAt(i) == '?' ? 1 : 0);
    }
    return new Pair<>(bytes(pattern), mask);
  }

  private static FuzzyRowFilter fuzzy(String... patterns) {
    return new FuzzyRowFilter(
        Stream.of(patterns).map(FuzzyRowsTest::key).collect(Collectors.toList()));
  }

  private static List<String> passing(Filter filter, boolean reversed, List<String> sorted)
      throws IOException {
    FilterRunner runner = new FilterRunner(
        FilterCopy.of(filter), reversed, true, List.of(new FilterRunner.Rules(F, 1)), -1, 0);
    List<String> passed = new ArrayList<>();
    for (int i = 0; i < sorted.size() && !runner.isDone(); i++) {
      String row = sorted.get(reversed ? sorted.size() - 1 - i : i);
      List<Cell> cells = List.of(new KeyValue(bytes(row), F, F, 1, F));
      if (!runner.row(List.of(new FamilyCells(0, cells))).isEmpty()) {
        passed.add(row);
      }
    }
    return passed;
  }

  @Test
  void rowsThatFitAreFoundInBothDirections() throws IOException {
    assertThat(passing(fuzzy("??p"), false, FRUIT)).containsExactly("apple");
    assertThat(passing(fuzzy("a?r"), false, FRUIT)).containsExactly("apricot");
    assertThat(passing(fuzzy("?a"), false, FRUIT)).containsExactly("banana", "date");
    assertThat(passing(fuzzy("?a"), true, FRUIT)).containsExactly("date", "banana");
    assertThat(passing(fuzzy("?l", "c"), false, FRUIT)).containsExactly("cherry", "elder");
    assertThat(passing(fuzzy("????????d"), false, FRUIT)).containsExactlyElementsOf(FRUIT);
  }

  @Test
  void filterThatHasRunIsCopiedAsItWas() throws IOException {
    FuzzyRowFilter filter = fuzzy("?a");
    for (int i = 0; i < 2; i++) {
      assertThat(passing(filter, false, FRUIT)).containsExactly("banana", "date");
    }
  }

  @Test
  void memberOfAListIsReplacedToo() throws IOException {
    Filter list = new FilterList(FilterList.Operator.MUST_PASS_ONE, fuzzy("b"), fuzzy("??t"));
    assertThat(passing(list, false, FRUIT)).containsExactly("banana", "date");
  }

  @Test
  void hintIsTheNearestRowThatCanPass() throws IOException {
    assertThat(hint("b?d", "bae", false)).isEqualTo("bbd");
    assertThat(hint("b?d", "bac", false)).isEqualTo("bad");
    assertThat(hint("b?d", "a", false)).isEqualTo("b\0d");
    assertThat(hint("b??", "a", false)).isEqualTo("b");
    assertThat(hint("b?d", "b\u00ffe", false)).isNull();
    assertThat(hint("b?d", "bac", true)).isEqualTo("b`e");
    assertThat(hint("b?d", "bae", true)).isEqualTo("bae");
    assertThat(hint("b?d", "b\0a", true)).isNull();
  }

  private static String hint(String pattern, String row, boolean reversed) throws IOException {
    Filter filter = FilterCopy.of(fuzzy(pattern));
    filter.setReversed(reversed);
    Cell cell = new KeyValue(bytes(row), F, F, 1, F);
    assertThat(filter.filterCell(cell)).isEqualTo(Filter.ReturnCode.SEEK_NEXT_USING_HINT);
    Cell hint = filter.getNextCellHint(cell);
    assertThat(filter.filterAllRemaining()).isEqualTo(hint == null);
    return hint == null ? null : new String(CellUtil.cloneRow(hint), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noRowIsLostByTheHints(boolean reversed) throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String pattern = text(random, "ab?\u00ff\0", 3);
      List<String> rows = random
          .ints(40)
          .mapToObj(i -> text(random, "abc\u00ff\0", 4))
          .filter(row -> row.length() >= pattern.length())
          .sorted()
          .distinct()
          .toList();
      List<String> expected =
          new ArrayList<>(rows.stream().filter(row -> fits(pattern, row)).toList());
      if (reversed) {
        java.util.Collections.reverse(expected);
      }
      assertThat(passing(fuzzy(pattern), reversed, rows))
          .as("%s of %s", pattern, rows)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noRowThatFitsIsOutsideOfThoseToBeRead(boolean reversed) throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      String[] patterns = random
          .ints(1 + random.nextInt(3))
          .mapToObj(i -> text(random, "ab?\u00ff\0", 4))
          .toArray(String[]::new);
      RowRanges read = ((FuzzyRows) FilterCopy.of(fuzzy(patterns))).rows(reversed);
      List<String> rows = random
          .ints(60)
          .mapToObj(i -> text(random, "abc\u00ff\0", 5))
          .filter(row -> row.length() >= 4)
          .sorted()
          .distinct()
          .toList();
      List<String> among = rows.stream()
          .filter(row -> !read.and(RowRanges.of(RowRange.only(bytes(row)))).isEmpty())
          .toList();
      assertThat(passing(fuzzy(patterns), reversed, among))
          .as("%s of %s", List.of(patterns), rows)
          .isEqualTo(passing(fuzzy(patterns), reversed, rows));
    }
  }

  private static String text(Random random, String alphabet, int longest) {
    return random
        .ints(1 + random.nextInt(longest), 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static boolean fits(String pattern, String row) {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) != '?' && pattern.charAt(i) != row.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
