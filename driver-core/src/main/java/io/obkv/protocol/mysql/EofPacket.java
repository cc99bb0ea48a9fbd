// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

/**
 * The end of a list of column definitions or of rows.
 *
 * @param warnings how many remarks SHOW WARNINGS would list
 * @param status bits of {@link ServerStatus}
 */
public record EofPacket(int warnings, int status) {
  /** The first byte. */
  public static final int MARK = 0xfe;

  private static final int LENGTH = 5;

  /** Whether a packet where rows are expected is the end of them. */
  public static boolean isEof(MysqlPacket packet) {
    return packet.firstByte() == MARK && packet.payload().length == LENGTH;
  }

  /** Writes the packet. */
  public void encode(PayloadWriter out) {
    out.int1(MARK);
    out.int2(warnings);
    out.int2(status);
  }

  /** Reads a packet from its first byte on. */
  public static EofPacket decode(PayloadReader in) {
    in.skip(1);
    return new EofPacket(in.int2(), in.int2());
  }
}
