// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyHashTest {
  private static final PartitionColumn BIGINT = PartitionColumn.of(ValueType.BIGINT);

  @Test
  void murmurHashOfText() {
    assertThat(MurmurHash.hash("hello".getBytes(UTF_8), 0)).isEqualTo(0x1e68d17c457bf117L);
  }

  @Test
  void wholeNumbersChain() {
    assertThat(KeyHash.hash(Value.ofBigInt(1), BIGINT, 0)).isEqualTo(-8089716718896805586L);
    assertThat(KeyHash.hash(Value.ofBigInt(-5), BIGINT, 0)).isEqualTo(-171929616159110226L);
    long first = KeyHash.hash(Value.ofBigInt(1), BIGINT, 0);
    assertThat(KeyHash.hash(Value.ofBigInt(2), BIGINT, first)).isEqualTo(8624507992045770428L);
  }

  @ParameterizedTest
  @CsvSource({
    "partitionKey, UTF8MB4_GENERAL_CI, 704633154809143310",
    "partitionKey, UTF8MB4_BIN, -6632533813747801170",
    "abc, UTF8MB4_GENERAL_CI, -925032385642742853",
    "Abc, UTF8MB4_GENERAL_CI, -925032385642742853",
    "'abc  ', UTF8MB4_GENERAL_CI, -925032385642742853",
    "abc, UTF8MB4_BIN, -7148968302806999301",
    "Abc, UTF8MB4_BIN, -4167231450909647744",
    "'abc  ', UTF8MB4_BIN, -7148968302806999301",
    "'abc  ', BINARY, 6667172123170521619",
    "é€中😀, UTF8MB4_GENERAL_CI, 9096517790380239010",
    "é€中😀, UTF8MB4_BIN, 6841866292207780586",
    "'', UTF8MB4_GENERAL_CI, 0",
    "'', UTF8MB4_UNICODE_CI, 0",
    "'', UTF8MB4_0900_AI_CI, -3750763034362895579",
    "'', UTF8MB4_BIN, 0",
    "'', BINARY, 0",
  })
  void stringsByCollation(String text, Collation collation, long expected) {
    PartitionColumn column = PartitionColumn.of(ValueType.VARCHAR, collation);
    assertThat(KeyHash.hash(Value.ofString(text), column, 0)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a, A, UTF8MB4_UNICODE_CI",
    "straße, 'STRASSE ', UTF8MB4_UNICODE_CI",
    "a, 'a\u00a0 ', UTF8MB4_UNICODE_CI",
    "😀, 𐐀, UTF8MB4_UNICODE_CI",
    "straße, STRASSE, UTF8MB4_0900_AI_CI",
    "한, '\u1112\u1161\u11ab', UTF8MB4_0900_AI_CI",
  })
  void equalTextsHaveOneHash(String text, String other, Collation collation) {
    PartitionColumn column = PartitionColumn.of(ValueType.VARCHAR, collation);
    assertThat(KeyHash.hash(Value.ofString(text), column, 7))
        .isEqualTo(KeyHash.hash(Value.ofString(other), column, 7));
  }

  @ParameterizedTest
  @EnumSource(
      value = Collation.class,
      names = {"UTF8MB4_GENERAL_CI", "UTF8MB4_UNICODE_CI", "UTF8MB4_0900_AI_CI"})
  void weightsStopAtBytesThatAreNoCharacter(Collation collation) {
    PartitionColumn column = PartitionColumn.of(ValueType.VARCHAR, collation);
    byte[] malformed = {'a', 'b', 'c', (byte) 0xe4, (byte) 0xb8, 'x'};
    assertThat(KeyHash.hash(Value.ofBytes(malformed), column, 0))
        .isEqualTo(KeyHash.hash(Value.ofString("abc"), column, 0));
  }

  @Test
  void theColumnDecidesNotTheTypeOfTheValue() {
    assertThat(KeyHash.hash(Value.ofInt(7), BIGINT, 0))
        .isEqualTo(KeyHash.hash(Value.ofBigInt(7), BIGINT, 0));
    PartitionColumn single = PartitionColumn.of(ValueType.FLOAT);
    assertThat(KeyHash.hash(Value.ofDouble(0.1), single, 0))
        .isEqualTo(KeyHash.hash(Value.ofFloat(0.1f), single, 0));
    PartitionColumn cents = PartitionColumn.ofDecimal(2);
    assertThat(KeyHash.hash(decimal("1.5"), cents, 0))
        .isEqualTo(KeyHash.hash(decimal("1.500"), cents, 0))
        .isEqualTo(KeyHash.hash(decimal("1.495"), cents, 0));
    PartitionColumn dateTime = PartitionColumn.of(ValueType.MYSQL_DATETIME);
    LocalDate day = LocalDate.of(2024, 2, 29);
    assertThat(KeyHash.hash(Value.ofDate(day), dateTime, 0))
        .isEqualTo(KeyHash.hash(Value.ofDateTime(day.atStartOfDay()), dateTime, 0));
  }

  @Test
  void olderDateTypesHashTheirCounts() {
    Value time = Value.ofDateTime(LocalDateTime.of(1970, 1, 2, 0, 0, 0, 1000));
    assertThat(KeyHash.hash(time, PartitionColumn.of(ValueType.DATETIME), 0))
        .isEqualTo(KeyHash.hash(Value.ofBigInt(86_400_000_001L), BIGINT, 0));
    assertThat(KeyHash.hash(time, PartitionColumn.of(ValueType.DATE), 0))
        .isEqualTo(KeyHash.hash(Value.ofBigInt(1), BIGINT, 0));
  }

  @Test
  void zerosOfBothSignsAreOneKey() {
    PartitionColumn column = PartitionColumn.of(ValueType.DOUBLE);
    assertThat(KeyHash.hash(Value.ofDouble(-0.0), column, 0))
        .isEqualTo(KeyHash.hash(Value.ofDouble(0.0), column, 0));
  }

  @Test
  void shortBinaryIsPaddedWithZeros() {
    PartitionColumn column = PartitionColumn.ofBinary(4);
    assertThat(KeyHash.hash(Value.ofBytes(new byte[] {1}), column, 0))
        .isEqualTo(KeyHash.hash(Value.ofBytes(new byte[] {1, 0, 0, 0}), column, 0));
  }

  @Test
  void valuesThatTheColumnCannotHoldAreRefused() {
    assertThatThrownBy(() -> KeyHash.hash(Value.ofString("1"), BIGINT, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("VARCHAR");
    PartitionColumn text = PartitionColumn.of(ValueType.VARCHAR, Collation.UTF8MB4_GENERAL_CI);
    assertThatThrownBy(() -> KeyHash.hash(Value.ofBigInt(1), text, 0))
        .isInstanceOf(IllegalArgumentException.class);
    PartitionColumn json = PartitionColumn.of(ValueType.JSON);
    assertThatThrownBy(() -> KeyHash.hash(Value.ofString("{}"), json, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JSON");
  }

  private static Value decimal(String number) {
    return Value.ofDecimal(ValueType.DECIMAL, new BigDecimal(number));
  }
}
