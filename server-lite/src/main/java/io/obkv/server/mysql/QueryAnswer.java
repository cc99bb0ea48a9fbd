// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.OkPacket;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.protocol.mysql.ServerStatus;
import io.obkv.server.sql.session.SqlResult;
import java.util.Iterator;
import java.util.List;

/** The statements of a text, run one after the other as the client takes their answers. */
final class QueryAnswer implements Answer {
  private final CommandContext context;
  private final Iterator<String> statements;
  private Answer current = Answer.NONE;

  QueryAnswer(CommandContext context, List<String> statements) {
    this.context = context;
    this.statements = statements.iterator();
  }

  @Override
  public boolean writeTo(PacketWriter out, int limit) {
    int end = out.length() + limit;
    do {
      if (!current.writeTo(out, end - out.length())) {
        return false;
      }
      if (!statements.hasNext()) {
        return true;
      }
      current = next(statements.next());
    } while (out.length() < end);
    return false;
  }

  private Answer next(String statement) {
    SqlResult result = context.execute(statement);
    int more = statements.hasNext() ? ServerStatus.MORE_RESULTS : 0;
    if (result instanceof SqlResult.Rows rows) {
      RowEncoder encoder = new TextRowEncoder(rows.columns(), context.zone());
      return new RowsAnswer(context, rows, encoder, more);
    }
    return done((SqlResult.Done) result, more);
  }

  private Answer done(SqlResult.Done result, int more) {
    OkPacket ok = context.ok(result, more);
    return (out, limit) -> {
      out.packet(ok::encode);
      return true;
    };
  }

  @Override
  public void close() {
    current.close();
  }
}
