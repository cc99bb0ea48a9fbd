// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.EofPacket;
import io.obkv.protocol.mysql.OkPacket;
import io.obkv.protocol.mysql.ServerStatus;
import io.obkv.server.sql.PreparedStatement;
import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.value.Value;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The session that commands run in.
 *
 * @param executor what runs statements
 * @param session the session
 */
record CommandContext(SqlExecutor executor, SqlSession session) {
  private static final int MOST_WARNINGS = 0xffff;

  /** Runs a statement. */
  SqlResult execute(String statement) {
    session.begin(statement);
    return executor.executeOne(session, statement);
  }

  /** Runs a prepared statement. */
  SqlResult execute(PreparedStatement statement, List<Value> values) {
    session.begin(statement.text());
    return executor.execute(session, statement, values);
  }

  ZoneOffset zone() {
    return executor.zone(session);
  }

  /** The end of a list, with the session's status and these bits. */
  EofPacket eof(int more) {
    return new EofPacket(warnings(session.warnings().size()), status(more));
  }

  /** The answer to a statement without rows. */
  OkPacket ok(SqlResult.Done result, int more) {
    String info = result.info().isEmpty() ? "" : " " + result.info();
    return new OkPacket(
        result.affectedRows(),
        result.insertId(),
        status(more),
        warnings(result.warnings().size()),
        info);
  }

  /** The answer to a command that has nothing to say. */
  OkPacket ok() {
    return new OkPacket(0, 0, status(0), 0, "");
  }

  private int status(int more) {
    return more
        | (executor.commitsAutomatically(session) ? ServerStatus.AUTOCOMMIT : 0)
        | (session.inTransaction() ? ServerStatus.IN_TRANSACTION : 0);
  }

  private static int warnings(int count) {
    return Math.min(count, MOST_WARNINGS);
  }

  /** Ends the answer where KILL has asked for it. */
  void requireNotInterrupted() {
    if (session.isInterrupted()) {
      throw MysqlErrors.interrupted();
    }
  }
}
