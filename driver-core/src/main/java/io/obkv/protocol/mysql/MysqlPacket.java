// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import static java.util.Objects.requireNonNull;

/**
 * One message with its headers taken off. The bytes are not copied, and not to be changed.
 *
 * @param sequence the number of its last frame, 0 to 255; the answer's first frame has the next one
 * @param payload what the frames carried, joined
 */
public record MysqlPacket(int sequence, byte[] payload) {
  /** The most that one frame carries; a frame that is full announces another. */
  public static final int MAX_FRAME_LENGTH = 0xff_ffff;

  /** Length and number in front of a frame. */
  public static final int HEADER_LENGTH = 4;

  public MysqlPacket {
    requireNonNull(payload, "payload");
  }

  /** A reader from the first byte on. */
  public PayloadReader reader() {
    return new PayloadReader(payload);
  }

  /** The first byte, which tells the kinds of answers and commands apart; -1 when there is none. */
  public int firstByte() {
    return payload.length == 0 ? -1 : payload[0] & 0xff;
  }

  @Override
  public String toString() {
    return "MysqlPacket[" + sequence + ", " + payload.length + " bytes]";
  }
}
