// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import io.obkv.error.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the primitives of the protocol from one packet. Every length is checked against what is left
 * before anything is allocated for it; a packet that ends too early gives a {@link ProtocolException}.
 * For one thread at a time.
 */
public final class PayloadReader {
  private static final int NULL = 0xfb;
  private static final int TWO_BYTES = 0xfc;
  private static final int THREE_BYTES = 0xfd;
  private static final int EIGHT_BYTES = 0xfe;
  private static final int NO_LENGTH = 0xff;

  private final byte[] payload;
  private int position;

  /** A reader from the first byte on; the array is not copied. */
  public PayloadReader(byte[] payload) {
    this.payload = payload;
  }

  /** Bytes that have not been read. */
  public int remaining() {
    return payload.length - position;
  }

  /** The next byte, which stays unread; -1 at the end. */
  public int peek() {
    return position < payload.length ? payload[position] & 0xff : -1;
  }

  public int int1() {
    return (int) number(1);
  }

  public int int2() {
    return (int) number(2);
  }

  public int int3() {
    return (int) number(3);
  }

  /** Four bytes, as unsigned. */
  public long int4() {
    return number(4);
  }

  public long int8() {
    return number(8);
  }

  private long number(int width) {
    require(width);
    long value = 0;
    for (int i = 0; i < width; i++) {
      value |= (payload[position++] & 0xffL) << 8 * i;
    }
    return value;
  }

  /** A length-encoded whole number, unsigned; NULL's mark is refused here. */
  public long lengthEncoded() {
    int first = int1();
    return switch (first) {
      case TWO_BYTES -> number(2);
      case THREE_BYTES -> number(3);
      case EIGHT_BYTES -> number(8);
      case NULL, NO_LENGTH -> throw new ProtocolException("a length that begins with " + first);
      default -> first;
    };
  }

  /** Bytes behind their length. */
  public byte[] lengthEncodedBytes() {
    long length = lengthEncoded();
    if (length < 0 || length > remaining()) {
      throw new ProtocolException(
          Long.toUnsignedString(length) + " bytes announced where " + remaining() + " are left");
    }
    return bytes((int) length);
  }

  /** A value of a row of text: bytes behind their length, null for NULL. */
  public byte[] nullableBytes() {
    if (peek() == NULL) {
      position++;
      return null;
    }
    return lengthEncodedBytes();
  }

  /** Text behind its length. */
  public String lengthEncodedText() {
    return new String(lengthEncodedBytes(), StandardCharsets.UTF_8);
  }

  /** Text up to a zero byte, which is read, too. */
  public String nullTerminated() {
    for (int end = position; end < payload.length; end++) {
      if (payload[end] == 0) {
        String text = new String(payload, position, end - position, StandardCharsets.UTF_8);
        position = end + 1;
        return text;
      }
    }
    throw new ProtocolException("text without an end");
  }

  /** That many bytes. */
  public byte[] bytes(int length) {
    require(length);
    position += length;
    return Arrays.copyOfRange(payload, position - length, position);
  }

  /** What is left. */
  public byte[] rest() {
    return bytes(remaining());
  }

  /** What is left, as text. */
  public String restText() {
    return new String(rest(), StandardCharsets.UTF_8);
  }

  /** Passes over that many bytes. */
  public void skip(int length) {
    require(length);
    position += length;
  }

  private void require(int length) {
    if (length > remaining()) {
      throw new ProtocolException(length + " bytes wanted where " + remaining() + " are left");
    }
  }
}
