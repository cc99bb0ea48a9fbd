// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {
  @Test
  void nestsListsInParentheses() {
    Filter filter = Filter.gt("c1", 0).and(Filter.any(Filter.eq("c2", "hi"), Filter.eq("c2", "x")));
    assertThat(filter.text())
        .isEqualTo("TableCompareFilter(>, 'c1:0') && "
            + "(TableCompareFilter(=, 'c2:hi') || TableCompareFilter(=, 'c2:x'))");
  }

  @Test
  void doublesQuotes() {
    assertThat(Filter.eq("name", "O'Neil").text())
        .isEqualTo("TableCompareFilter(=, 'name:O''Neil')");
  }

  @Test
  void writesMembershipAsComparisons() {
    assertThat(Filter.in("n", List.of(1L, 2L)).text())
        .isEqualTo("TableCompareFilter(=, 'n:1') || TableCompareFilter(=, 'n:2')");
    assertThat(Filter.notIn("n", List.of(1L, 2L)).text())
        .isEqualTo("TableCompareFilter(!=, 'n:1') && TableCompareFilter(!=, 'n:2')");
  }

  @Test
  void testsForNull() {
    assertThat(Filter.isNull("n").text()).isEqualTo("TableCompareFilter(IS, 'n:')");
    assertThat(Filter.isNotNull("n").text()).isEqualTo("TableCompareFilter(IS_NOT, 'n:')");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Filter.eq("n", null))
        .withMessageContaining("isNull");
  }

  @Test
  void writesBooleansAsTheNumbersTheyAre() {
    assertThat(Filter.eq("b", true).text()).isEqualTo("TableCompareFilter(=, 'b:1')");
  }
}
