// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.ColumnDefinition;
import io.obkv.protocol.mysql.EofPacket;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.protocol.mysql.ServerStatus;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Value;
import java.util.List;

/** A result set: its columns, its rows, its end. */
final class RowsAnswer implements Answer {
  private final CommandContext context;
  private final SqlResult.Rows rows;
  private final RowEncoder encoder;
  private final int status;
  private boolean begun;

  /**
   * @param context whose session it is
   * @param rows the rows, which this closes
   * @param encoder their form
   * @param status bits of the status besides the session's own
   */
  RowsAnswer(CommandContext context, SqlResult.Rows rows, RowEncoder encoder, int status) {
    this.context = context;
    this.rows = rows;
    this.encoder = encoder;
    this.status = status;
  }

  @Override
  public boolean writeTo(PacketWriter out, int limit) {
    if (!begun) {
      begun = true;
      writeColumns(rows.columns(), context.eof(status), out);
    }
    int end = out.length() + limit;
    while (out.length() < end) {
      context.requireNotInterrupted();
      Value[] row = rows.next();
      if (row == null) {
        EofPacket eof = context.eof(status);
        out.packet(eof::encode);
        return true;
      }
      out.packet(payload -> encoder.encode(row, payload));
    }
    return false;
  }

  /** Writes the head of a result set. */
  static void writeColumns(List<ResultColumn> columns, EofPacket eof, PacketWriter out) {
    out.packet(payload -> payload.lengthEncoded(columns.size()));
    for (ResultColumn column : columns) {
      ColumnDefinition definition = ColumnDefinitions.of(column);
      out.packet(definition::encode);
    }
    out.packet(eof::encode);
  }

  /** The head of a result set whose rows are fetched later. */
  static Answer opened(CommandContext context, List<ResultColumn> columns) {
    return (out, limit) -> {
      writeColumns(columns, context.eof(ServerStatus.CURSOR_EXISTS), out);
      return true;
    };
  }

  @Override
  public void close() {
    rows.close();
  }
}
