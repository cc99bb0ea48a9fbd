// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureTest {
  @ParameterizedTest
  @CsvSource({
    "LOG_STREAM_BATCH, 4.2.2.9, false",
    "LOG_STREAM_BATCH, 4.2.3.0, true",
    "LOG_STREAM_BATCH, 4.3.0.0, false",
    "LOG_STREAM_BATCH, 4.3.4.0, true",
    "LOG_STREAM_BATCH, 4.4.1.0, true",
    "HBASE_ADMIN, 4.3.5.2, false",
    "HBASE_ADMIN, 4.3.5.3, true",
    "HBASE_ADMIN, 4.4.0.0, false",
    "HBASE_ADMIN, 4.4.1.0, true",
    "HBASE_PUT_REQUEST, 4.3.5.3, false",
    "LONG_HEADER, 3.1.0.0, false",
    "LONG_HEADER, 4.3.5.3, true",
  })
  void aFeatureIsInTheVersionsThatTheProtocolNotesName(
      Feature feature, String version, boolean expected) {
    assertThat(feature.in(ServerVersion.of(version))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "OceanBase_CE 4.3.5.3, 4.3.5.3",
    "OceanBase 4.4.1.0 + Obproxy 4.3.6.0, 4.4.1.0",
    "MySQL 8.0.0.0, ",
  })
  void theVersionIsReadFromALoginAnswer(String text, String expected) {
    assertThat(ServerVersion.ofLoginText(text).map(Object::toString).orElse(null))
        .isEqualTo(expected);
  }
}
