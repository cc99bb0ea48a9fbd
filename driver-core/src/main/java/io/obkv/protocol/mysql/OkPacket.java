// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import static java.util.Objects.requireNonNull;

/**
 * A statement or command has been done.
 *
 * @param affectedRows rows touched
 * @param insertId the first number drawn for an AUTO_INCREMENT column, 0 for none
 * @param status bits of {@link ServerStatus}
 * @param warnings how many remarks SHOW WARNINGS would list
 * @param message a text for people, possibly empty
 */
public record OkPacket(long affectedRows, long insertId, int status, int warnings, String message) {
  /** The first byte. */
  public static final int MARK = 0x00;

  public OkPacket {
    requireNonNull(message, "message");
  }

  /** Writes the packet. */
  public void encode(PayloadWriter out) {
    out.int1(MARK);
    out.lengthEncoded(affectedRows);
    out.lengthEncoded(insertId);
    out.int2(status);
    out.int2(warnings);
    out.text(message);
  }

  /** Reads a packet from its first byte on. */
  public static OkPacket decode(PayloadReader in) {
    in.skip(1);
    return new OkPacket(
        in.lengthEncoded(), in.lengthEncoded(), in.int2(), in.int2(), in.restText());
  }
}
