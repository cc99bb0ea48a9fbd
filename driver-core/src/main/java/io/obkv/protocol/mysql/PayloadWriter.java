// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Writes the primitives of the protocol, little-endian, text in UTF-8. For one thread at a time. */
public final class PayloadWriter {
  private static final int LONGEST_IN_ONE_BYTE = 250;
  private static final int NULL = 0xfb;
  private static final int TWO_BYTES = 0xfc;
  private static final int THREE_BYTES = 0xfd;
  private static final int EIGHT_BYTES = 0xfe;

  private final ByteBuf out;

  /** A writer that appends to a buffer, which stays the caller's. */
  public PayloadWriter(ByteBuf out) {
    this.out = out;
  }

  public void int1(int value) {
    out.writeByte(value);
  }

  public void int2(int value) {
    out.writeShortLE(value);
  }

  public void int3(int value) {
    out.writeMediumLE(value);
  }

  public void int4(int value) {
    out.writeIntLE(value);
  }

  public void int8(long value) {
    out.writeLongLE(value);
  }

  /** A whole number in the shortest of the forms of 1, 3, 4 and 9 bytes; unsigned. */
  public void lengthEncoded(long value) {
    if (value >= 0 && value <= LONGEST_IN_ONE_BYTE) {
      out.writeByte((int) value);
    } else if (value >= 0 && value <= 0xffff) {
      out.writeByte(TWO_BYTES);
      out.writeShortLE((int) value);
    } else if (value >= 0 && value <= 0xff_ffff) {
      out.writeByte(THREE_BYTES);
      out.writeMediumLE((int) value);
    } else {
      out.writeByte(EIGHT_BYTES);
      out.writeLongLE(value);
    }
  }

  /** Bytes behind their length. */
  public void lengthEncoded(byte[] bytes) {
    lengthEncoded(bytes.length);
    out.writeBytes(bytes);
  }

  /** Text behind its length in bytes. */
  public void lengthEncoded(String text) {
    lengthEncoded(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What stands for NULL in a row of text. */
  public void nullValue() {
    out.writeByte(NULL);
  }

  /** Text and a zero byte. */
  public void nullTerminated(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.writeByte(0);
  }

  /** Bytes without a length. */
  public void bytes(byte[] bytes) {
    out.writeBytes(bytes);
  }

  /** Text without a length: the last field of a packet. */
  public void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** That many zero bytes. */
  public void zeros(int count) {
    out.writeZero(count);
  }
}
