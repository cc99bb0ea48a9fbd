// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WireTest {
  private static String hex(WireWriter out) {
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @Property
  void numbersAndTextsAreReadBack(
      @ForAll int i, @ForAll long l, @ForAll String text, @ForAll byte[] bytes) {
    WireWriter out = new WireWriter(LengthForm.SHORTEST, 0);
    out.vi32(i).vi64(l).i8(i).i16(i).i32(i).i64(l).bstring(bytes).bytes(bytes).vi64(l);
    WireReader in = new WireReader(out.toByteArray());
    assertThat(in.vi32()).isEqualTo(i);
    assertThat(in.vi64()).isEqualTo(l);
    assertThat(in.i8()).isEqualTo((byte) i);
    assertThat(in.u16()).isEqualTo(i & 0xffff);
    assertThat(in.i32()).isEqualTo(i);
    assertThat(in.i64()).isEqualTo(l);
    assertThat(in.bstring()).isEqualTo(bytes);
    assertThat(in.bytes()).isEqualTo(bytes);
    assertThat(in.vi64()).isEqualTo(l);
    assertThat(in.hasRemaining()).isFalse();
  }

  @Property
  void partsOfArraysAreWrittenAsTheWhole(
      @ForAll byte[] before, @ForAll byte[] bytes, @ForAll byte[] behind) {
    WireWriter whole = new WireWriter(LengthForm.SHORTEST, 0);
    whole.bstring(bytes).raw(bytes);
    WireWriter joined = new WireWriter(LengthForm.SHORTEST, 0);
    byte[] array = joined.raw(before).raw(bytes).raw(behind).toByteArray();
    WireWriter parts = new WireWriter(LengthForm.SHORTEST, 0);
    parts.bstring(array, before.length, bytes.length).raw(array, before.length, bytes.length);
    assertThat(parts.toByteArray()).isEqualTo(whole.toByteArray());
  }

  @Property
  void whatAStructIsThoughtToTakeMakesNoDifference(
      @ForAll @IntRange(max = 70_000) int length, @ForAll @IntRange(max = 70_000) int thought) {
    for (LengthForm form : LengthForm.values()) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) 5);
      WireWriter plain = new WireWriter(form);
      int outer = plain.beginStruct();
      int inner = plain.beginStruct();
      plain.raw(bytes).endStruct(inner);
      plain.endStruct(outer);
      WireWriter guessed = new WireWriter(form, 0);
      outer = guessed.beginLongStruct(thought);
      inner = guessed.beginLongStruct(thought);
      guessed.raw(bytes).endStruct(inner);
      guessed.endStruct(outer);
      assertThat(guessed.toByteArray()).isEqualTo(plain.toByteArray());
    }
  }

  @Property
  void structsOfEveryLengthAreReadBackInBothForms(@ForAll @IntRange(max = 70_000) int length) {
    for (LengthForm form : LengthForm.values()) {
      WireWriter out = new WireWriter(form);
      int outer = out.beginStruct();
      int inner = out.beginStruct(2);
      out.raw(new byte[length]);
      out.endStruct(inner);
      out.i8(7);
      out.endStruct(outer);
      WireReader in = new WireReader(out.toByteArray());
      int readOuter = in.beginStruct();
      int readInner = in.beginStruct(2);
      assertThat(in.remaining()).isEqualTo(length);
      in.endStruct(readInner);
      assertThat(in.i8()).isEqualTo(7);
      in.endStruct(readOuter);
      assertThat(in.hasRemaining()).isFalse();
    }
  }

  @Test
  void minusOneTakesTheFullLength() {
    WireWriter out = new WireWriter(LengthForm.SHORTEST);
    out.vi32(-1).vi64(-1);
    assertThat(hex(out)).isEqualTo("ffffffff0f" + "ffffffffffffffffff01");
  }

  @Test
  void aLengthThatTheBytesCannotFillIsRefusedBeforeAnythingIsAllocated() {
    WireWriter out = new WireWriter(LengthForm.SHORTEST);
    out.vi32(Integer.MAX_VALUE);
    byte[] bytes = out.toByteArray();
    assertThatThrownBy(() -> new WireReader(bytes).bstring()).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> new WireReader(bytes).vstring()).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> new WireReader(bytes).list(ValueCodec.INSTANCE))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void aStructTooShortForItsFieldsIsAnErrorOfItsOwn() {
    WireReader in = new WireReader(HexFormat.of().parseHex("0101" + "05" + "ffff"));
    in.beginStruct();
    in.i8();
    assertThatThrownBy(in::i8)
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OB_ERROR));
  }

  @Property
  void randomBytesNeverCauseAnythingButAProtocolException(@ForAll byte[] bytes) {
    try {
      new WireReader(bytes).list(ValueCodec.INSTANCE);
      new WireReader(bytes).list(CompactValueCodec.INSTANCE);
      new WireReader(bytes).list(KeyRangeCodec.FULL);
    } catch (ProtocolException e) {
      assertThat(e.code()).isNotNull();
    }
  }

  private static WireReader texts(List<String> texts) {
    WireWriter out = new WireWriter(LengthForm.FIVE_BYTES);
    return new WireReader(out.vstrings(texts).i8(7).toByteArray());
  }

  @Test
  void likelyTextsAreThoseThatAreGiven() {
    List<String> likely = List.of("K", "Q");
    WireReader all = texts(likely);
    assertThat(all.vstrings(likely)).isSameAs(likely);
    assertThat(all.i8()).isEqualTo(7);
    WireReader first = texts(List.of("K"));
    assertThat(first.vstrings(likely).get(0)).isSameAs(likely.get(0));
    assertThat(first.i8()).isEqualTo(7);
  }

  @Test
  void otherTextsAreReadAsTheyAre() {
    List<String> likely = List.of("K", "Q");
    for (List<String> other :
        List.of(List.of("K", "V"), List.of("K", "Q", "T"), List.<String>of())) {
      WireReader in = texts(other);
      assertThat(in.vstrings(likely)).isEqualTo(other);
      assertThat(in.i8()).isEqualTo(7);
    }
    assertThatThrownBy(() -> new WireReader(new byte[] {2, 1, 'K', 0, 1}).vstrings(likely))
        .isInstanceOf(ProtocolException.class);
  }
}
