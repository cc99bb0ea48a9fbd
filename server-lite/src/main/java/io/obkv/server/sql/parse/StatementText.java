// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Statements as bytes and as text. A literal such as {@code _binary'…'} may hold bytes that are no UTF-8;
 * each of them is a lone surrogate, U+DC80 to U+DCFF, in the text, and its byte again in the literal's
 * value. Stateless.
 */
public final class StatementText {
  private static final int RAW_BYTES = 0xdc00;
  private static final int FIRST_RAW = RAW_BYTES + 0x80;
  private static final int LAST_RAW = RAW_BYTES + 0xff;

  private StatementText() {}

  /** The text of a statement's bytes. */
  public static String of(byte[] statement) {
    CharsetDecoder strict = StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      return strict.decode(ByteBuffer.wrap(statement)).toString();
    } catch (CharacterCodingException hasRawBytes) {
      return withRawBytes(strict.reset(), ByteBuffer.wrap(statement));
    }
  }

  private static String withRawBytes(CharsetDecoder decoder, ByteBuffer in) {
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (RAW_BYTES + (in.get() & 0xff)));
      }
      result = decoder.reset().decode(in, out, true);
    }
    return out.flip().toString();
  }

  /** The bytes of a literal's text. */
  public static byte[] bytes(String text) {
    if (text.chars().noneMatch(StatementText::isRaw)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    text.codePoints().forEach(point -> {
      if (isRaw(point)) {
        out.write(point - RAW_BYTES);
      } else {
        out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
      }
    });
    return out.toByteArray();
  }

  /** A low surrogate is looked at by itself only where no high one is in front of it. */
  private static boolean isRaw(int character) {
    return character >= FIRST_RAW && character <= LAST_RAW;
  }
}
