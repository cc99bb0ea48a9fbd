// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every filter of the grammar, alone and in lists; the expected cells are those of an OceanBase 4.3.5.3. */
class HBaseFiltersTest {
  private final FilteredRows rows = FilteredRows.ofFourRows();

  /** The cells of the answer: {@code r1q1,r1q2}; stars stand for all columns of a row. */
  private static List<String> cells(String text) {
    if (text == null) {
      return List.of();
    }
    return List.of(text.split(" ", -1)).stream()
        .flatMap(cell -> cell.endsWith("*")
            ? List.of("q1", "q2", "q3").stream().map(q -> cell.replace("*", q))
            : List.of(cell).stream())
        .map(cell -> cell.substring(0, 2) + "/" + cell.substring(2) + "@3=" + cell + "3")
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "RowFilter(=,'binary:r2') -> r2*",
        "RowFilter(!=,'binary:r2') -> r1* r3* r4*",
        "RowFilter(<,'binary:r2') -> r1*",
        "RowFilter(<=,'binary:r2') -> r1* r2*",
        "RowFilter(>,'binary:r2') -> r3* r4*",
        "RowFilter(>=,'binaryprefix:r3') -> r3* r4*",
        "RowFilter(=,'regexstring:^r[23]$') -> r2* r3*",
        "RowFilter(!=,'substring:R2') -> r1* r3* r4*",
        "RowFilter(NO_OP,'binary:r1') -> ",
        "RowFilter(IS,'binary:r1') -> r1*",
        "QualifierFilter(=,'binary:q2') -> r1q2 r2q2 r3q2 r4q2",
        "ValueFilter(=,'substring:R2Q2') -> r2q2",
        "ValueFilter(=,'regexstring:r[12]q1') -> r1q1 r2q1",
        "FamilyFilter(=,'binary:f') -> r1* r2* r3* r4*",
        "FamilyFilter(=,'binary:g') -> ",
        "PrefixFilter('r3') -> r3*",
        "PrefixFilter('') -> r1* r2* r3* r4*",
        "InclusiveStopFilter('r2') -> r1* r2*",
        "PageFilter(2) -> r1* r2*",
        "PageFilter(0) -> ",
        "ColumnPrefixFilter('q2') -> r1q2 r2q2 r3q2 r4q2",
        "MultipleColumnPrefixFilter('q3','q1') -> r1q1 r1q3 r2q1 r2q3 r3q1 r3q3 r4q1 r4q3",
        "ColumnRangeFilter('q1',false,'q3',false) -> r1q2 r2q2 r3q2 r4q2",
        "ColumnRangeFilter('',false,'q2',false) -> r1q1 r2q1 r3q1 r4q1",
        "ColumnRangeFilter('q3',true,'',false) -> r1q3 r2q3 r3q3 r4q3",
        "ColumnPaginationFilter(1,1) -> r1q2 r2q2 r3q2 r4q2",
        "ColumnPaginationFilter(2,'q2') -> r1q2 r1q3 r2q2 r2q3 r3q2 r3q3 r4q2 r4q3",
        "ColumnCountGetFilter(2) -> r1q1 r1q2",
        "FirstKeyOnlyFilter() -> r1q1 r2q1 r3q1 r4q1",
        "FirstKeyValueMatchingQualifiersFilter('q2','q9') -> r1q1 r1q2 r2q1 r2q2 r3q1 r3q2 r4q1 r4q2",
        "MultiRowRangeFilter('r2',false,'r4',true,'',true,'r1',true) -> r1* r3* r4*",
        "MultiRowRangeFilter('r4',true,'',true,'r2',true,'r3',false) -> r2* r4*",
        "RandomRowFilter(1065353216) -> r1* r2* r3* r4*",
        "RandomRowFilter(-1082130432) -> ",
        "TimestampsFilter(2,true) -> ",
        "TimestampsFilter(1,3,false) -> r1* r2* r3* r4*",
        "SingleColumnValueFilter('f','q2',=,'binary:r2q23') -> r2*",
        "SingleColumnValueFilter('f','q9',=,'binary:x') -> r1* r2* r3* r4*",
        "SingleColumnValueFilter('f','q9',=,'binary:x',true,true) -> ",
        "SingleColumnValueFilter('g','q2',=,'binary:r2q23',true,true) -> ",
        "SingleColumnValueExcludeFilter('f','q2',=,'binary:r2q23',true,true) -> r2q1 r2q3",
        "ColumnValueFilter('f','q2',=,'binary:r2q23') -> r2q2",
        "DependentColumnFilter('f','q2',true,=,'binary:r1q23') -> r1q1 r1q3",
        "DependentColumnFilter('f','q9',false) -> "
      })
  void letsPass(String filter, String expected) {
    assertThat(rows.newest(filter)).isEqualTo(cells(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "(RowFilter(>,'binary:r1') AND PageFilter(1)) -> r2*",
        "(PageFilter(1) AND RowFilter(>,'binary:r1')) -> r2*",
        "(PageFilter(1) OR RowFilter(=,'binary:r3')) -> r1* r3*",
        "(RowFilter(=,'binary:r1') || QualifierFilter(=,'binary:q2')) -> r1* r2q2 r3q2 r4q2",
        "(PrefixFilter('r2') && FirstKeyOnlyFilter()) || RowFilter(=,'binary:r4') -> r2q1 r4*",
        "(SKIP ValueFilter(!=,'binary:r2q23')) -> r1* r3* r4*",
        "(SKIP ColumnCountGetFilter(5)) -> ",
        "(SKIP (WHILE ValueFilter(!=,'binary:r2q23'))) -> r1* r3* r4*",
        "(WHILE ValueFilter(!=,'binary:r2q23')) -> r1* r2q1",
        "(WHILE RowFilter(<,'binary:r3')) -> r1* r2*",
        "(WHILE PageFilter(2)) -> r1* r2*",
        "(WHILE SingleColumnValueFilter('f','q2',!=,'binary:r3q23')) -> r1* r2*",
        "(ColumnPrefixFilter('q2') AND RowFilter(=,'binary:r2')) -> r2q2",
        "(ColumnPrefixFilter('q3') OR ColumnPrefixFilter('q2')) -> r1q2 r1q3 r2q2 r2q3 r3q2 r3q3 r4q2 r4q3"
      })
  void combinesFilters(String filter, String expected) {
    assertThat(rows.newest(filter)).isEqualTo(cells(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "PrefixFilter('r2') -> r2*",
        "InclusiveStopFilter('r3') -> r4* r3*",
        "PageFilter(2) -> r4* r3*",
        "(WHILE RowFilter(>,'binary:r2')) -> r4* r3*",
        "MultiRowRangeFilter('r2',true,'r3',true) -> r3* r2*",
        "FirstKeyOnlyFilter() -> r4q1 r3q1 r2q1 r1q1"
      })
  void readsBackwards(String filter, String expected) {
    assertThat(rows.reversed(filter)).isEqualTo(cells(expected));
  }

  @Test
  void goesToTheNextColumnOfAListOnlyWhenAllMembersDo() {
    assertThat(rows.all("ColumnCountGetFilter(2)"))
        .containsExactly("r1/q1@3=r1q13", "r1/q2@3=r1q23");
    assertThat(rows.all("(ColumnCountGetFilter(2) OR ColumnCountGetFilter(2))"))
        .containsExactly("r1/q1@3=r1q13", "r1/q1@2=r1q12");
  }

  @Test
  void comparesAllVersionsOfAColumnUnlessOnlyTheLatestCounts() {
    assertThat(rows.all("SingleColumnValueFilter('f','q2',=,'binary:r2q22',true,false)"))
        .hasSize(9);
    assertThat(rows.all("SingleColumnValueFilter('f','q2',=,'binary:r2q22',true,true)"))
        .isEmpty();
  }

  @Test
  void findsVersionsByTheirTimes() {
    assertThat(rows.all("(TimestampsFilter(2,true) AND RowFilter(=,'binary:r1'))"))
        .containsExactly("r1/q1@2=r1q12", "r1/q2@2=r1q22", "r1/q3@2=r1q32");
    assertThat(rows.all("DependentColumnFilter('f','q2',true,=,'binary:r1q22')"))
        .containsExactly("r1/q1@2=r1q12", "r1/q3@2=r1q32");
  }

  @Test
  void leavesOnlyKeysOrLengths() {
    assertThat(rows.newest("(KeyOnlyFilter(false) AND ValueFilter(=,'binary:r1q13'))"))
        .containsExactly("r1/q1@3=");
    assertThat(rows.newest("(KeyOnlyFilter(true) AND ValueFilter(=,'binary:r1q13'))"))
        .containsExactly("r1/q1@3=\0\0\0\5");
  }

  @Test
  void passesEmptyQualifiers() {
    assertThat(new FilteredRows().add("r", "", 1, "v").newest("QualifierFilter(=,'binary:q')"))
        .containsExactly("r/@1=v");
  }

  @Test
  void matchesFuzzyRowsByPlainAndByRewrittenMasks() {
    FilteredRows keys = new FilteredRows();
    for (String key : List.of("a", "a1", "a1x", "a2x", "b1x")) {
      keys.add(key, "q", 1, "");
    }
    List<String> expected = List.of("a/q@1=", "a1/q@1=", "a1x/q@1=", "a2x/q@1=");
    assertThat(keys.newest("FuzzyRowFilter('a?x','\0\1\0')")).isEqualTo(expected);
    assertThat(keys.newest("FuzzyRowFilter('a\0x','\u00ff\2\u00ff')")).isEqualTo(expected);
    assertThat(keys.newest("FuzzyRowFilter('a1','\0\0','b','\0')"))
        .containsExactly("a/q@1=", "a1/q@1=", "a1x/q@1=", "b1x/q@1=");
  }

  @Test
  void aRegularExpressionCannotTakeForEver() {
    FilteredRows text = new FilteredRows().add("r", "q", 1, "a".repeat(60) + "!");
    assertThatThrownBy(() -> text.newest("ValueFilter(=,'regexstring:^(a|aa)+(c?)\\2$')"))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OB_TIMEOUT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "ColumnRangeFilter('q2',true,'q2',true) -> r1q2 r2q2 r3q2 r4q2",
        "ColumnRangeFilter('q2',false,'q2',true) -> ",
        "ColumnRangeFilter('q2',false,'',false) -> r1q3 r2q3 r3q3 r4q3",
        "ColumnRangeFilter('',false,'',false) -> r1* r2* r3* r4*",
        "(PrefixFilter('z') AND ColumnRangeFilter('q3',true,'q2',true)) -> ",
        "(ColumnRangeFilter('q3',true,'q2',true) OR QualifierFilter(=,'binary:q2')) -> r1q2 r2q2 r3q2 r4q2",
        "(ColumnRangeFilter('q3',true,'q2',true) OR QualifierFilter(=,'binary:q9')) -> ",
        "(SKIP (ColumnRangeFilter('q3',true,'q2',true) OR KeyOnlyFilter(false))) -> r1* r2* r3* r4*"
      })
  void takesRangesOfColumnsThatMayBeEmpty(String filter, String expected) {
    List<String> keys = cells(expected).stream()
        .map(cell -> cell.substring(0, cell.indexOf('=')))
        .toList();
    assertThat(rows.newest(filter))
        .extracting(cell -> cell.substring(0, cell.indexOf('=')))
        .isEqualTo(keys);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ColumnRangeFilter('q3',true,'q2',true)",
        "ColumnRangeFilter('q1',true,'q',true)",
        "ColumnRangeFilter('q2',true,'q2',false)",
        "ColumnRangeFilter('q2',false,'q2',false)",
        "(ColumnRangeFilter('q3',true,'q2',true) AND QualifierFilter(=,'binary:q2'))",
        "(QualifierFilter(=,'binary:q2') AND ColumnRangeFilter('q3',true,'q2',true))",
        "(QualifierFilter(=,'binary:q2') OR ColumnRangeFilter('q3',true,'q2',true))",
        "(SKIP ColumnRangeFilter('q3',true,'q2',true))",
        "(WHILE ColumnRangeFilter('q3',true,'q2',true))"
      })
  void refusesARangeOfColumnsThatEndsBeforeItBegins(String filter) {
    assertThatThrownBy(() -> rows.newest(filter))
        .isInstanceOfSatisfying(RequestException.class, e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.OB_INVALID_ARGUMENT);
          assertThat(e.text()).isEmpty();
        });
    assertThat(new FilteredRows().newest(filter)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NoSuchFilter(1)",
        "TableCompareFilter(=,'V:v')",
        "PageFilter()",
        "PageFilter('1')",
        "PageFilter(1,2)",
        "FirstKeyOnlyFilter(1)",
        "KeyOnlyFilter()",
        "TimestampsFilter(-5,true)",
        "TimestampsFilter(2)",
        "TimestampsFilter(true)",
        "FirstKeyValueMatchingQualifiersFilter()",
        "RowFilter(=,'r1')",
        "RowFilter(=,'BINARY:r1')",
        "RowFilter(=,'bit:r1')",
        "RowFilter(>,'substring:r1')",
        "RowFilter(>,'regexstring:r1')",
        "RowFilter(=,'regexstring:(')",
        "MultiRowRangeFilter('a',true,'b')",
        "FuzzyRowFilter('ab','\0')"
      })
  void refusesWhatIsNoFilter(String text) {
    assertThatThrownBy(() -> rows.newest(text))
        .isInstanceOfSatisfying(RequestException.class, e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.OB_KV_FILTER_PARSE_ERROR);
          assertThat(e.text()).startsWith("Filter parse error, the input filter string is: '");
        });
  }
}
