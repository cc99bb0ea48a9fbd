// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;

/** A cluster of one server, which has everything in one log stream. */
public final class SingleServerPlacement implements ReplicaPlacement {
  /** The log stream of all user tablets, as OceanBase numbers its first. */
  public static final long LOG_STREAM = 1;

  private static final String ZONE = "zone1";
  private static final String REGION = "default_region";

  private final String host;
  private final IntSupplier rpcPort;
  private final IntSupplier sqlPort;
  private final Instant started;

  /**
   * @param host the address at which clients reach the server
   * @param rpcPort the port of the Table API, known once it listens
   * @param sqlPort the port of the MySQL protocol, likewise
   * @param started when the server began to serve
   */
  public SingleServerPlacement(
      String host, IntSupplier rpcPort, IntSupplier sqlPort, Instant started) {
    this.host = requireNonNull(host, "host");
    this.rpcPort = requireNonNull(rpcPort, "rpcPort");
    this.sqlPort = requireNonNull(sqlPort, "sqlPort");
    this.started = requireNonNull(started, "started");
  }

  @Override
  public List<ServerNode> servers() {
    return List.of(new ServerNode(
        1, host, rpcPort.getAsInt(), sqlPort.getAsInt(), ZONE, REGION, "", true, started));
  }

  @Override
  public List<Long> logStreams() {
    return List.of(LOG_STREAM);
  }

  @Override
  public long logStreamOf(long tabletId) {
    return LOG_STREAM;
  }

  @Override
  public List<Replica> replicas(long logStreamId) {
    return List.of(new Replica(servers().get(0), Role.LEADER));
  }
}
