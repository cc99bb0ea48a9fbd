// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.ServerNode;
import io.obkv.server.sql.session.Activity;
import io.obkv.server.sql.session.SessionRegistry;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.value.Value;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The open sessions of SQL. */
record SessionTables(ReplicaPlacement placement, SessionRegistry sessions) {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private static String place(SqlSession session) {
    return session.host() + ":" + session.client().port();
  }

  private static String database(SqlSession session) {
    return session.database().isEmpty() ? null : session.database();
  }

  private static long nanos(Activity activity) {
    return System.nanoTime() - activity.sinceNanos();
  }

  private static String state(Activity activity) {
    return activity.isNone() ? "SLEEP" : "ACTIVE";
  }

  private static String text(Activity activity) {
    return activity.text().isEmpty() ? null : activity.text();
  }

  /** As information_schema has them. */
  Stream<Value[]> processes(VirtualRequest request) {
    return sessions.all().stream().map(session -> {
      Activity activity = session.activity();
      return request
          .row()
          .set("id", session.connectionId())
          .set("user", session.user())
          .set("host", place(session))
          .set("db", database(session))
          .set("command", activity.command())
          .set("time", TimeUnit.NANOSECONDS.toSeconds(nanos(activity)))
          .set("state", state(activity))
          .set("info", text(activity))
          .values();
    });
  }

  /** As the engine has them. */
  Stream<Value[]> engineProcesses(VirtualRequest request) {
    ServerNode here = placement.servers().get(0);
    return sessions.all().stream().map(session -> {
      Activity activity = session.activity();
      return request
          .row()
          .set("svr_ip", here.host())
          .set("svr_port", here.rpcPort())
          .set("sql_port", here.sqlPort())
          .set("id", session.connectionId())
          .set("user", session.user())
          .set("host", place(session))
          .set("db", database(session))
          .set("tenant", session.tenant(request.state().tenant()))
          .set("command", activity.command())
          .set("time", nanos(activity) / NANOS)
          .set("total_time", nanos(activity) / NANOS)
          .set("state", state(activity))
          .set("info", text(activity))
          .set("user_client_ip", session.host())
          .set("user_host", "%")
          .set("user_client_port", session.client().port())
          .values();
    });
  }

  /** GLOBAL_STATUS and SESSION_STATUS. */
  Stream<Value[]> status(VirtualRequest request) {
    return Stream.of(
        status(request, "Threads_connected", sessions.all().size()),
        status(request, "Uptime", sessions.uptime().toSeconds()));
  }

  private static Value[] status(VirtualRequest request, String name, long value) {
    return request
        .row()
        .set("variable_name", name)
        .set("variable_value", Long.toString(value))
        .values();
  }
}
