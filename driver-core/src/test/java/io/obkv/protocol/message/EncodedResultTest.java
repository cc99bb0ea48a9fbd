// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import io.obkv.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedResultTest {
  private static final OperationResult RESULT = new OperationResult(
      OperationStatus.OK,
      OperationType.GET.number(),
      new Entity(
          List.of(Value.ofBigInt(7)),
          List.of(new Property("name", Value.ofString("pear")), new Property("größe", Value.NULL))),
      1);

  @Test
  void readsWhatTheMessageHolds() {
    for (List<String> expected : List.of(
        List.<String>of(), List.of("name"), List.of("NAME", "größe"), List.of("a", "b", "c"))) {
      EncodedResult read = EncodedResult.decode(reader(RESULT), expected);
      assertThat(read.columns()).containsExactly("name", "größe");
      assertThat(read.values()).containsExactly(Value.ofString("pear"), Value.NULL);
      assertThat(read.affectedRows()).isEqualTo(1);
      assertThat(read.status()).isEqualTo(OperationStatus.OK);
    }
  }

  @Test
  void takesTheExpectedNamesWhereTheyCome() {
    OperationResult ascii = new OperationResult(
        OperationStatus.OK,
        OperationType.GET.number(),
        new Entity(List.of(), List.of(new Property("name", Value.ofBigInt(1)))),
        0);
    List<String> expected = List.of("name");
    assertThat(EncodedResult.decode(reader(ascii), expected).columns()).isSameAs(expected);
  }

  @Test
  void keepsTheFailure() {
    OperationStatus failure = new OperationStatus(-5024, "", "Duplicate entry");
    OperationResult failed =
        new OperationResult(failure, OperationType.INSERT.number(), Entity.EMPTY, 0);
    EncodedResult read = EncodedResult.decode(reader(failed), List.of());
    assertThat(read.status()).isEqualTo(failure);
    assertThat(read.columns()).isEmpty();
    assertThat(read.values()).isEmpty();
  }

  @Test
  void refusesMoreColumnsThanThereIsRoomFor() {
    byte[] bytes = OperationResult.CODEC.toBytes(RESULT, LengthForm.SHORTEST);
    int count = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("name") - 2;
    bytes[count] = 20;
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> EncodedResult.decode(new WireReader(bytes), List.of()))
        .withMessageContaining("20 values");
  }

  private static WireReader reader(OperationResult result) {
    return new WireReader(OperationResult.CODEC.toBytes(result, LengthForm.FIVE_BYTES));
  }
}
