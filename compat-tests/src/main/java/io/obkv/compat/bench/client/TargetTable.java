// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

import io.obkv.routing.cluster.FullUserName;
import io.obkv.routing.sql.FailoverSqlClient;
import io.obkv.routing.sql.SqlAccount;
import io.obkv.routing.sql.SqlOptions;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The table of the benchmarks at a target, made over SQL where the target's SQL port is known. */
public final class TargetTable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final SqlOptions OPTIONS = new SqlOptions(
      PATIENCE,
      SqlOptions.DEFAULT.maxPacketLength(),
      SqlOptions.DEFAULT.maxResultBytes(),
      SqlOptions.DEFAULT.maxQueued());

  private TargetTable() {}

  /**
   * Makes the table where there is none; does nothing where the SQL port is not known.
   *
   * @throws io.obkv.error.ObkvException when the server cannot be reached, or refuses
   */
  public static void create(Target target, Records records) {
    if (target.sqlPort().isEmpty()) {
      return;
    }
    List<HostAndPort> servers =
        List.of(new HostAndPort(target.host(), target.sqlPort().get()));
    String user = FullUserName.parse(target.user()).atServer();
    SqlAccount account = new SqlAccount(user, target.password(), target.database());
    try (Transport transport = Transport.create(1);
        FailoverSqlClient sql = new FailoverSqlClient(transport, servers, account, OPTIONS)) {
      // Asked for twice it does what it does once: the client may send it again.
      var unused = sql.query(records.schema(), PATIENCE.toNanos()).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
