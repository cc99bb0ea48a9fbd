// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.partition.PartitionColumn;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundTextTest {
  private static final PartitionColumn TEXT =
      PartitionColumn.of(ValueType.VARCHAR, Collation.UTF8MB4_GENERAL_CI);
  private static final PartitionColumn NUMBER = PartitionColumn.of(ValueType.BIGINT);

  @Test
  void readsNumbersTextAndTheHighestValue() {
    assertThat(BoundText.row("100,'m',MAXVALUE", List.of(NUMBER, TEXT, NUMBER)))
        .containsExactly(Value.ofBigInt(100), Value.ofString("m"), Value.MAX);
    assertThat(BoundText.row("18446744073709551615", List.of(NUMBER)))
        .containsExactly(Value.ofNumber(ValueType.UNSIGNED_BIGINT, -1));
  }

  @Test
  void keepsQuotesAndCommasWithinStrings() {
    assertThat(BoundText.row("'m'x',MAXVALUE", List.of(TEXT, TEXT)))
        .containsExactly(Value.ofString("m'x"), Value.MAX);
    assertThat(BoundText.row("'a,b'", List.of(TEXT))).containsExactly(Value.ofString("a,b"));
    assertThat(BoundText.row("'it''", List.of(TEXT))).containsExactly(Value.ofString("it'"));
  }

  @Test
  void readsDatesAsTheColumnHasThem() {
    assertThat(BoundText.row(
            "'2024-01-01 00:00:00.500000'", List.of(PartitionColumn.of(ValueType.MYSQL_DATETIME))))
        .containsExactly(Value.ofDateTime(LocalDateTime.of(2024, 1, 1, 0, 0, 0, 500_000_000)));
    assertThat(BoundText.row("'2024-02-29'", List.of(PartitionColumn.of(ValueType.MYSQL_DATE))))
        .containsExactly(Value.ofDate(LocalDate.of(2024, 2, 29)));
  }

  @Test
  void readsListsOfOneColumnAndOfSeveral() {
    assertThat(BoundText.rows("NULL,4,5", List.of(NUMBER)))
        .containsExactly(
            List.of(Value.NULL), List.of(Value.ofBigInt(4)), List.of(Value.ofBigInt(5)));
    assertThat(BoundText.rows("('b',2),('x'),(',1)", List.of(TEXT, NUMBER)))
        .containsExactly(
            List.of(Value.ofString("b"), Value.ofBigInt(2)),
            List.of(Value.ofString("x'),("), Value.ofBigInt(1)));
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> BoundText.row("100", List.of(NUMBER, TEXT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100");
    assertThatThrownBy(() -> BoundText.row("'open", List.of(TEXT)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBinaryFormIsExactWhereTheTextIsNot() {
    // Recorded from a real server: ('n', 'a','b') with the second value one string, a','b.
    String hex = "0216042DFF016E0016042DFF0561272C276200";
    assertThat(PartitionBounds.range("'n','a','b'", hex, List.of(TEXT, TEXT)))
        .containsExactly(Value.ofString("n"), Value.ofString("a','b"));
    // ('x'),(', 1) and ('b', 2)
    String rows = "0216042DFF01620005053F0002000216042DFF057827292C280005053F000100";
    assertThat(PartitionBounds.list("('b',2),('x'),(',1)", rows, List.of(TEXT, NUMBER)))
        .containsExactly(
            List.of(Value.ofString("b"), Value.ofBigInt(2)),
            List.of(Value.ofString("x'),("), Value.ofBigInt(1)));
    assertThat(PartitionBounds.list("DEFAULT", null, List.of(NUMBER))).isEmpty();
  }
}
