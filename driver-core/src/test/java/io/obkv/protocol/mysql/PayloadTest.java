// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.obkv.error.ProtocolException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTest {
  private static byte[] written(Consumer<PayloadWriter> body) {
    ByteBuf out = Unpooled.buffer();
    body.accept(new PayloadWriter(out));
    return ByteBufUtil.getBytes(out);
  }

  private static PayloadReader reader(String hex) {
    return new PayloadReader(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "250, fa",
    "251, fcfb00",
    "65535, fcffff",
    "65536, fd000001",
    "16777215, fdffffff",
    "16777216, fe0000000100000000",
    "-1, feffffffffffffffff"
  })
  void lengthsTakeTheShortestForm(long value, String hex) {
    assertThat(HexFormat.of().formatHex(written(out -> out.lengthEncoded(value))))
        .isEqualTo(hex);
    assertThat(reader(hex).lengthEncoded()).isEqualTo(value);
  }

  @Property(tries = 300)
  void textAndBytesComeBack(@ForAll String text, @ForAll byte[] bytes, @ForAll long number) {
    String clean = text.replaceAll("[\\ud800-\\udfff\\u0000]", "");
    PayloadReader in = new PayloadReader(written(out -> {
      out.lengthEncoded(clean);
      out.nullTerminated(clean);
      out.lengthEncoded(bytes);
      out.int8(number);
      out.nullValue();
      out.text(clean);
    }));
    assertThat(in.lengthEncodedText()).isEqualTo(clean);
    assertThat(in.nullTerminated()).isEqualTo(clean);
    assertThat(in.nullableBytes()).isEqualTo(bytes);
    assertThat(in.int8()).isEqualTo(number);
    assertThat(in.nullableBytes()).isNull();
    assertThat(in.restText()).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({"05616263", "fe00000080ffffffff61", "fc", "fb", "ff"})
  void announcedLengthsAreHeldAgainstWhatIsThere(String hex) {
    assertThatThrownBy(() -> reader(hex).lengthEncodedBytes())
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void textWithoutItsEndIsRefused() {
    assertThatThrownBy(() -> reader("616263").nullTerminated())
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void greetingOfTheRealEngineIsUnderstood() {
    String hex = "0a352e372e323500" + "93002000" + "6162636465666768" + "00dff72e0000" + "9c3015"
        + "00000000000000000000" + "696a6b6c6d6e6f7071727374" + "00"
        + HexFormat.of()
            .formatHex("mysql_native_password\0".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Greeting greeting = Greeting.decode(reader(hex));
    assertThat(greeting.serverVersion()).isEqualTo("5.7.25");
    assertThat(greeting.connectionId()).isEqualTo(0x200093);
    assertThat(greeting.scramble()).asString().isEqualTo("abcdefghijklmnopqrst");
    assertThat(greeting.capabilities()).isEqualTo(0x309cf7df);
    assertThat(HexFormat.of().formatHex(written(greeting::encode))).isEqualTo(hex);
  }

  @Test
  void loginComesBackWithEveryField() {
    int capabilities = Capability.PROTOCOL_41
        | Capability.SECURE_CONNECTION
        | Capability.CONNECT_WITH_DB
        | Capability.PLUGIN_AUTH
        | Capability.CONNECT_ATTRS;
    HandshakeResponse login = new HandshakeResponse(
        capabilities,
        1 << 24,
        45,
        "root@test#lite",
        new byte[20],
        "test",
        "mysql_native_password",
        Map.of("a", "b"));
    HandshakeResponse read = HandshakeResponse.decode(new PayloadReader(written(login::encode)));
    assertThat(read).usingRecursiveComparison().isEqualTo(login);
  }

  @Test
  void loginMayLeaveItsLastFieldsOut() {
    HandshakeResponse login = new HandshakeResponse(
        Capability.PROTOCOL_41 | Capability.SECURE_CONNECTION,
        0,
        45,
        "root",
        new byte[0],
        "",
        "",
        Map.of());
    byte[] bytes = written(login::encode);
    bytes[2] |= Capability.PLUGIN_AUTH >> 16;
    assertThat(HandshakeResponse.decode(new PayloadReader(bytes)).plugin()).isEmpty();
  }

  @Test
  void answersComeBack() {
    OkPacket ok = new OkPacket(3, 1L << 40, ServerStatus.AUTOCOMMIT, 2, " Rows matched: 1");
    assertThat(OkPacket.decode(new PayloadReader(written(ok::encode)))).isEqualTo(ok);
    ErrorPacket error = new ErrorPacket(1146, "42S02", "Table 'd.t' doesn't exist");
    assertThat(ErrorPacket.decode(new PayloadReader(written(error::encode)))).isEqualTo(error);
    EofPacket eof = new EofPacket(1, ServerStatus.MORE_RESULTS);
    assertThat(EofPacket.decode(new PayloadReader(written(eof::encode)))).isEqualTo(eof);
    AuthSwitchRequest change = new AuthSwitchRequest("mysql_native_password", new byte[] {1, 2, 3});
    assertThat(AuthSwitchRequest.decode(new PayloadReader(written(change::encode))))
        .usingRecursiveComparison()
        .isEqualTo(change);
    ColumnDefinition column = new ColumnDefinition(
        "d", "a", "t", "l", "c", 45, 4294967295L, FieldType.BLOB, FieldFlag.BLOB, 31);
    assertThat(ColumnDefinition.decode(new PayloadReader(written(column::encode))))
        .isEqualTo(column);
  }

  @Test
  void rowThatBeginsLikeAnEofIsNone() {
    assertThat(EofPacket.isEof(new MysqlPacket(0, new byte[9]))).isFalse();
    assertThat(
            EofPacket.isEof(new MysqlPacket(0, new byte[] {(byte) 0xfe, 0, 0, 0, 0, 1, 0, 0, 0})))
        .isFalse();
    assertThat(EofPacket.isEof(new MysqlPacket(0, new byte[] {(byte) 0xfe, 0, 0, 2, 0})))
        .isTrue();
  }
}
