// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.sql.session.Activity;
import io.obkv.server.sql.session.SessionRegistry;
import io.obkv.server.sql.session.SqlSession;
import java.util.concurrent.TimeUnit;

/** SHOW PROCESSLIST and SHOW STATUS. Stateless. */
final class ShowSessions {
  /** How much of a statement the short form shows, as in MySQL. */
  private static final int SHORT_TEXT = 100;

  private ShowSessions() {}

  static ShowTable processList(SessionRegistry sessions, CatalogState state, boolean full) {
    ShowTable result = full
        ? ShowTable.of(
                "Id",
                "User",
                "Tenant",
                "Host",
                "db",
                "Command",
                "Time",
                "State",
                "Info",
                "Port",
                "Proxy_sessid")
            .whole("Port")
            .whole("Proxy_sessid")
        : ShowTable.of("Id", "User", "Host", "db", "Command", "Time", "State", "Info");
    result.whole("Id").whole("Time");
    for (SqlSession session : sessions.all()) {
      if (full) {
        addFull(session, state, result);
      } else {
        addShort(session, result);
      }
    }
    return result;
  }

  private static void addFull(SqlSession session, CatalogState state, ShowTable result) {
    Activity activity = session.activity();
    result.add(
        session.connectionId(),
        session.user(),
        session.tenant(state.tenant()),
        place(session),
        database(session),
        activity.command(),
        seconds(activity),
        stateOf(activity),
        activity.text().isEmpty() ? null : activity.text(),
        session.client().port(),
        null);
  }

  private static void addShort(SqlSession session, ShowTable result) {
    Activity activity = session.activity();
    String text = activity.text();
    result.add(
        session.connectionId(),
        session.user(),
        place(session),
        database(session),
        activity.command(),
        seconds(activity),
        stateOf(activity),
        text.isEmpty() ? null : text.substring(0, Math.min(text.length(), SHORT_TEXT)));
  }

  private static String place(SqlSession session) {
    return session.host() + ":" + session.client().port();
  }

  private static String database(SqlSession session) {
    return session.database().isEmpty() ? null : session.database();
  }

  private static long seconds(Activity activity) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - activity.sinceNanos());
  }

  private static String stateOf(Activity activity) {
    return activity.isNone() ? "SLEEP" : "ACTIVE";
  }

  static ShowTable status(SessionRegistry sessions) {
    return ShowTable.of("Variable_name", "Value")
        .add("Threads_connected", Integer.toString(sessions.all().size()))
        .add("Uptime", Long.toString(sessions.uptime().toSeconds()));
  }
}
