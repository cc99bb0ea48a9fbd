// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.session.SqlSession;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the connections of an endpoint share. Safe for many threads.
 *
 * @param executor what runs statements
 * @param authenticator who may log in
 * @param workers where commands run
 * @param options the bounds
 * @param random what scrambles are made of
 * @param connections how many there are
 */
record MysqlServer(
    SqlExecutor executor,
    Authenticator authenticator,
    SqlWorkers workers,
    MysqlOptions options,
    SecureRandom random,
    AtomicInteger connections) {
  private static final int SHORTEST_PACKET = 1024;

  /** The longest packet that a session may send, bytes. */
  int maxPacket(SqlSession session) {
    long wanted = Long.parseLong(executor.variable(session, "max_allowed_packet"));
    return (int) Math.max(SHORTEST_PACKET, Math.min(wanted, options.maxPacketLength()));
  }
}
