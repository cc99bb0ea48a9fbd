// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import static io.obkv.server.model.hbase.WriteFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.HBaseCell;
import io.obkv.protocol.message.HBaseFamilyRows;
import io.obkv.protocol.message.HBaseRequest;
import io.obkv.server.error.RequestException;
import io.obkv.value.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Puts in their compact form. */
class PutRequestsTest {
  private final WriteFixture fixture = new WriteFixture();

  @BeforeEach
  void createTable() {
    fixture.withTable("");
    fixture.run("alter system set _obkv_enable_distributed_execution = true");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static HBaseCell cell(String qualifier, long time, String value, Value... lifetime) {
    Value[] four = {bytes(qualifier), Value.ofBigInt(time), bytes(value), null};
    if (lifetime.length == 0) {
      return new HBaseCell(List.of(four[0], four[1], four[2]));
    }
    return new HBaseCell(List.of(four[0], four[1], four[2], lifetime[0]));
  }

  private void put(HBaseFamilyRows... families) {
    HBaseRequest request = new HBaseRequest(
        new byte[0], "ht", 0, 4, List.of(bytes("r"), bytes("s")), List.of(families), -1);
    WriteFixture.done(() -> fixture.model.put(request, fixture.context(true)).join());
  }

  @Test
  void storesTheCellsOfSeveralRowsAndFamilies() {
    put(
        new HBaseFamilyRows(
            "ht$a",
            List.of(0L, 1L),
            List.of(2L, 1L),
            List.of(cell("p", -5, "1"), cell("q", WriteFixture.LATEST, "2"), cell("p", -6, "3"))),
        new HBaseFamilyRows(
            "ht$b", List.of(1L), List.of(1L), List.of(cell("", -7, "4", Value.ofBigInt(10)))));

    assertThat(fixture.cells("ht$a"))
        .containsExactly("r/p/5=1", "r/q/" + WriteFixture.NOW + "=2", "s/p/6=3");
    assertThat(fixture.cells("ht$b")).containsExactly("s//7=4");
  }

  @Test
  void storesNothingWhenAFamilyIsMissing() {
    assertThatThrownBy(() -> put(
            new HBaseFamilyRows("ht$a", List.of(0L), List.of(1L), List.of(cell("p", -5, "1"))),
            new HBaseFamilyRows("ht$zz", List.of(0L), List.of(1L), List.of(cell("p", -5, "1")))))
        .isInstanceOf(RequestException.class);
    assertThat(fixture.cells("ht$a")).isEmpty();
  }

  @Test
  void isUnknownWhileDistributedExecutionIsOff() {
    fixture.run("alter system set _obkv_enable_distributed_execution = false");

    assertThatThrownBy(() ->
            put(new HBaseFamilyRows("ht$a", List.of(0L), List.of(1L), List.of(cell("p", -5, "1")))))
        .isInstanceOfSatisfying(
            RequestException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.OB_NOT_SUPPORTED));
  }
}
