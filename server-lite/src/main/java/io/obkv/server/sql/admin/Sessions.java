// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.admin;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.session.SessionRegistry;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.value.Value;

/** KILL. Stateless. */
public final class Sessions {
  private Sessions() {}

  /** Runs the statement; a QUERY of an unknown session is none to end, as on OceanBase. */
  public static void kill(
      OBParser.Kill_stmtContext tree, SessionRegistry sessions, Variables variables) {
    Value id = variables.value(tree.expr());
    if (!id.type().isInteger()) {
      throw SqlErrors.invalidArgument("KILL");
    }
    if (tree.QUERY() != null) {
      sessions.find(id.bits()).ifPresent(SqlSession::interrupt);
    } else {
      kill(id.bits(), sessions);
    }
  }

  /** Ends a session; 1094 when there is none of that number. */
  public static void kill(long id, SessionRegistry sessions) {
    sessions
        .find(id)
        .orElseThrow(() ->
            SqlErrors.of(-4174, 1094, "HY000", "Unknown thread id: " + Long.toUnsignedString(id)))
        .kill();
  }
}
