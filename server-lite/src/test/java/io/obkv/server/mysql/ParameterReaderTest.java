// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.mysql.PayloadReader;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.PreparedStatement;
import io.obkv.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterReaderTest {
  private static StatementHandle handle(int parameters) {
    return new StatementHandle(1, new PreparedStatement("select", parameters, List.of()));
  }

  private static List<Value> read(StatementHandle handle, String hex) {
    return ParameterReader.read(new PayloadReader(HexFormat.of().parseHex(hex)), handle);
  }

  @ParameterizedTest
  @CsvSource({
    "0100, ff, -1",
    "0180, ff, 255",
    "0200, 0080, -32768",
    "0380, ffffffff, 4294967295",
    "0800, ffffffffffffffff, -1",
    "0880, ffffffffffffffff, 18446744073709551615",
    "0400, 0000c03f, 1.5",
    "0500, 000000000000f8bf, -1.5",
    "f600, 05312e353030, 1.500",
    "f600, 03314533, 1000",
    "0c00, 0be807010203040570580a00, 2024-01-02 03:04:05.678000",
    "0a00, 04e8070203, 2024-02-03",
    "0c00, 00, 0000-00-00 00:00:00.000000",
    "0b00, 0c01010000000a0506e0e60b00, -34:05:06.780000",
    "0b00, 00, 00:00:00.000000",
    "fd00, 026869, hi"
  })
  void readsEveryType(String type, String bytes, String text) {
    assertThat(read(handle(1), "0001" + type + bytes))
        .singleElement()
        .satisfies(value -> assertThat(ValueText.of(value)).isEqualTo(text));
  }

  @Test
  void keepsTheTypesForTheNextExecution() {
    StatementHandle handle = handle(2);
    assertThat(read(handle, "02" + "01" + "0300" + "fd00" + "07000000")).hasSize(2);
    List<Value> again = read(handle, "01" + "00" + "0178");
    assertThat(again.get(0).isNull()).isTrue();
    assertThat(again.get(1).string()).isEqualTo("x");
  }

  @Test
  void wantsTypesAtTheFirstExecution() {
    assertThatThrownBy(() -> read(handle(1), "000001"))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.mysqlNumber()).isEqualTo(1210));
  }

  @Test
  void takesWhatWasSentInPieces() {
    StatementHandle handle = handle(1);
    handle.addLongData(0, "ab".getBytes(StandardCharsets.UTF_8));
    handle.addLongData(0, "cd".getBytes(StandardCharsets.UTF_8));
    handle.addLongData(9, "ignored".getBytes(StandardCharsets.UTF_8));
    assertThat(handle.longDataLength()).isEqualTo(4);
    assertThat(read(handle, "0001fc00").get(0).string()).isEqualTo("abcd");
  }

  @ParameterizedTest
  @CsvSource({
    "00",
    "0001",
    "0001fd00fe00000080ffffffff",
    "0001fd0005ab",
    "00012200",
    "00010c0003e80701",
    "0001f60003787878",
    "0001f60c31653939393939393939"
  })
  void refusesWhatIsNoExecution(String hex) {
    assertThatThrownBy(() -> read(handle(1), hex)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void refusesDaysThatThereAreNot() {
    assertThatThrownBy(() -> read(handle(1), "00010c0004e8070d20"))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.mysqlNumber()).isEqualTo(1292));
  }
}
