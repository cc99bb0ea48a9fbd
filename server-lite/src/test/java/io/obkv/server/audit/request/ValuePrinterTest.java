// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Texts are those that OceanBase 4.3.5.3 shows. */
class ValuePrinterTest {
  @Test
  void numbersArePlainButFloatsAreQuoted() {
    assertThat(ValuePrinter.print(Value.ofTinyInt((byte) 2))).isEqualTo("{\"TINYINT\":2}");
    assertThat(ValuePrinter.print(Value.ofBigInt(999))).isEqualTo("{\"BIGINT\":999}");
    assertThat(ValuePrinter.print(Value.ofFloat(2))).isEqualTo("{\"FLOAT\":\"2.000000000e+00\"}");
    assertThat(ValuePrinter.print(Value.ofDouble(3)))
        .isEqualTo("{\"DOUBLE\":\"3.000000000000000000e+00\"}");
    assertThat(ValuePrinter.print(Value.NULL)).isEqualTo("{\"NULL\":\"NULL\"}");
  }

  @Test
  void timesHaveMicroseconds() {
    assertThat(ValuePrinter.print(Value.ofDateTime(LocalDateTime.of(1000, 12, 16, 19, 20))))
        .isEqualTo("{\"DATETIME\":\"1000-12-16 19:20:00.000000\"}");
    assertThat(ValuePrinter.print(Value.ofTimestamp(Instant.parse("2026-11-29T02:30:33.926Z"))))
        .isEqualTo("{\"TIMESTAMP\":\"2026-11-29 02:30:33.926000\"}");
  }

  @Test
  void largestUnsignedNumberHasNoSign() {
    assertThat(ValuePrinter.print(Value.ofNumber(ValueType.UNSIGNED_BIGINT, -1)))
        .isEqualTo("{\"BIGINT UNSIGNED\":18446744073709551615}");
  }
}
