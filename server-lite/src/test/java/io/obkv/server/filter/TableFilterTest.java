// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the recorded server does, on one row. */
class TableFilterTest {
  private record MapRow(Map<String, Value> values) implements FilterRow {
    @Override
    public Value value(String column) {
      return values.get(column.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean hasColumn(String name) {
      return values.containsKey(name.toLowerCase(Locale.ROOT));
    }
  }

  private static final FilterRow ROW = new MapRow(Map.of(
      "x", Value.ofBigInt(50),
      "u8", Value.ofNumber(ValueType.UNSIGNED_BIGINT, -2),
      "s", Value.ofString("s1"),
      "cb", Value.ofString("s1").withMeta(2, Collation.UTF8MB4_BIN.number(), -1),
      "vb", Value.ofString("s1").withMeta(2, Collation.BINARY.number(), -1),
      "n", Value.NULL,
      "d", Value.ofDouble(4.5)));

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
          TableCompareFilter(=, 'x:50') | true
          tablecomparefilter(=, 'x:050') | true
            TableCompareFilter ( = , 'X:50' )  | true
          TableCompareFilter(!=, 'x:50') | false
          TableCompareFilter(>, 'x:5') | true
          TableCompareFilter(>=, 'x:51') | false
          TableCompareFilter(<, 'x:-1') | false
          TableCompareFilter(<=, 'x:50') | true
          TableCompareFilter(>, 'u8:9') | true
          TableCompareFilter(=, 'u8:18446744073709551614') | true
          TableCompareFilter(=, 's:S1') | true
          TableCompareFilter(=, 'cb:S1') | false
          TableCompareFilter(=, 's:S1  ') | true
          TableCompareFilter(=, 'cb:s1 ') | true
          TableCompareFilter(=, 'vb:s1 ') | false
          TableCompareFilter(<, 's:s1!') | true
          TableCompareFilter(>, 'cb:s ') | true
          TableCompareFilter(>, 'vb:S1') | true
          TableCompareFilter(=, 's:it''s') | false
          TableCompareFilter(=, 's:a:b') | false
          TableCompareFilter(IS, 'x:') | false
          TableCompareFilter(IS_NOT, 'x:') | true
          TableCompareFilter(IS, 'n:') | true
          TableCompareFilter(IS_NOT, 'n:') | false
          TableCompareFilter(=, 'n:') | false
          TableCompareFilter(!=, 'n:1') | false
          TableCompareFilter(>, 'x:20') && TableCompareFilter(<, 'x:50') | false
          "TableCompareFilter(=, 'x:20') || TableCompareFilter(=, 'x:50')" | true
          "TableCompareFilter(=, 's:s1') && (TableCompareFilter(=, 'x:20') || TableCompareFilter(=, 'x:50'))" | true
          TableCompareFilter(=, 'x:1') OR TableCompareFilter(=, 'x:2') | true
          TableCompareFilter(=, 'x:1') AND TableCompareFilter(=, 'x:2') | true
          SKIP TableCompareFilter(=, 'x:1') | true
          PageFilter(2) | true
          """)
  void decidesAsTheServerDoes(String text, boolean passes) {
    assertThat(TableFilter.parse(text).passes(ROW)).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "TableCompareFilter(=, 'x:abc')|OB_ERR_UNEXPECTED",
        "TableCompareFilter(=, 'x:3.0')|OB_ERR_UNEXPECTED",
        "TableCompareFilter(=, 'x: 5')|OB_ERR_UNEXPECTED",
        "TableCompareFilter(=, 'zz:1')|OB_ERR_UNEXPECTED",
        "TableCompareFilter(>, 'd:4')|OB_NOT_SUPPORTED"
      })
  void refusesWhatItCannotCompare(String text, ErrorCode code) {
    TableFilter filter = TableFilter.parse(text);
    assertThatThrownBy(() -> filter.passes(ROW))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void refusesUnknownFiltersAndArgumentsWithoutColon() {
    for (String text : new String[] {
      "NoSuchFilter(=, 'x:1')",
      "TableCompareFilter(=, 'x')",
      "TableCompareFilter(=, 1)",
      "TableCompareFilter('x:1', =)",
      "TableCompareFilter()"
    }) {
      assertThatThrownBy(() -> TableFilter.parse(text))
          .isInstanceOf(RequestException.class)
          .hasMessageContaining(text);
    }
  }
}
