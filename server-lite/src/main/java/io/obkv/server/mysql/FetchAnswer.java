// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.EofPacket;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.protocol.mysql.ServerStatus;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Value;

/** Some rows of a cursor, which stays open. */
final class FetchAnswer implements Answer {
  private final CommandContext context;
  private final SqlResult.Rows rows;
  private final RowEncoder encoder;
  private long wanted;

  /**
   * @param wanted how many rows at most
   */
  FetchAnswer(CommandContext context, SqlResult.Rows rows, RowEncoder encoder, long wanted) {
    this.context = context;
    this.rows = rows;
    this.encoder = encoder;
    this.wanted = wanted;
  }

  @Override
  public boolean writeTo(PacketWriter out, int limit) {
    int end = out.length() + limit;
    while (out.length() < end) {
      context.requireNotInterrupted();
      Value[] row = wanted == 0 ? null : rows.next();
      if (row == null) {
        int last = wanted == 0 ? ServerStatus.CURSOR_EXISTS : ServerStatus.LAST_ROW_SENT;
        EofPacket eof = context.eof(last);
        out.packet(eof::encode);
        return true;
      }
      wanted--;
      out.packet(payload -> encoder.encode(row, payload));
    }
    return false;
  }
}
