// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.obkv.error.ProtocolException;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EncodedValuesTest {
  private static final List<Value> ONE_OF_EACH_ENCODING = List.of(
      Value.NULL,
      Value.ofTinyInt((byte) -1),
      Value.ofInt(-5),
      Value.ofBigInt(Long.MIN_VALUE),
      Value.ofFloat(1.5f),
      Value.ofDouble(-2.5),
      Value.ofString("pear"),
      Value.ofString("é".repeat(100)),
      Value.ofDecimal(ValueType.DECIMAL, new BigDecimal("-12.345")),
      new Value(ValueType.NUMBER, 5, 63, 10, 0, new byte[] {0, 0, 0, 1, 0, 0, 0, 7}),
      Value.ofTimestamp(Instant.EPOCH),
      Value.ofBigInt(1));

  @Test
  void givesTheValuesThatWereWritten() {
    EncodedValues values = read(encoded(ONE_OF_EACH_ENCODING));
    assertThat(values).isEqualTo(ONE_OF_EACH_ENCODING);
    assertThat(values.type(5)).isEqualTo(ValueType.DOUBLE);
    assertThat(values.text(6)).isEqualTo("pear");
    assertThat(values.text(7)).isEqualTo("é".repeat(100));
  }

  @Property
  void readsNumbersOfAnySize(@ForAll @Size(max = 20) List<Long> numbers) {
    EncodedValues values = read(encoded(numbers.stream().map(Value::ofBigInt).toList()));
    assertThat(values).hasSameSizeAs(numbers);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(values.bits(i)).isEqualTo(numbers.get(i));
    }
  }

  @Property
  void readsTextsOfAnyLength(@ForAll @Size(max = 20) List<String> texts) {
    EncodedValues values = read(encoded(texts.stream().map(Value::ofString).toList()));
    for (int i = 0; i < texts.size(); i++) {
      assertThat(values.text(i)).isEqualTo(values.get(i).string());
    }
  }

  /** Whatever is refused must be refused at once, not when somebody asks for a value. */
  @Property(tries = 5000)
  void refusesWhatDecodingWouldRefuse(@ForAll @Size(max = 40) byte[] bytes) {
    WireReader eager = new WireReader(bytes);
    ProtocolException refusal = null;
    try {
      while (eager.hasRemaining()) {
        var unused = ValueCodec.INSTANCE.decode(eager);
      }
    } catch (ProtocolException e) {
      refusal = e;
    }
    if (refusal == null) {
      assertThat(read(bytes)).allSatisfy(value -> assertThat(value).isNotNull());
    } else {
      assertThatExceptionOfType(ProtocolException.class)
          .isThrownBy(() -> read(bytes))
          .extracting(ProtocolException::code)
          .isEqualTo(refusal.code());
    }
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] whole = encoded(ONE_OF_EACH_ENCODING.subList(3, 8));
    for (int i = 1; i < 4; i++) {
      byte[] cut = java.util.Arrays.copyOf(whole, whole.length - i);
      assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> read(cut));
    }
  }

  @Test
  void byteStringsAreComparedWhereTheyAre() {
    String text = "x".repeat(200);
    EncodedValues values = read(encoded(Stream.of("a", "a", "b", "", "", text, text, text + "y")
        .map(Value::ofString)
        .toList()));
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < values.size(); j++) {
        assertThat(values.isSame(i, j)).isEqualTo(values.text(i).equals(values.text(j)));
      }
    }
  }

  private static EncodedValues read(byte[] bytes) {
    return EncodedValues.readAll(new WireReader(bytes), 1);
  }

  private static byte[] encoded(List<Value> values) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    values.forEach(value -> ValueCodec.INSTANCE.encode(value, out));
    return out.toByteArray();
  }
}
