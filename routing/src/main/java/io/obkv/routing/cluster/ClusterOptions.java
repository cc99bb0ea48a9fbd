// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.cluster;

import static java.util.Objects.requireNonNull;

import io.obkv.routing.location.ReplicaSelector;
import io.obkv.routing.server.ServerOptions;
import io.obkv.routing.sql.SqlAccount;
import io.obkv.transport.Backoff;
import io.obkv.transport.ConnectionOptions;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.PoolListener;
import java.time.Duration;
import java.util.List;

/**
 * How a client finds and uses the servers of a cluster. Immutable.
 *
 * @param sqlServers SQL ports to begin with; empty where the config URL names them
 * @param configUrl where the cluster's servers are listed (7.2 of the protocol notes); empty for none
 * @param system who reads the cluster's views
 * @param own who reads the tables' columns
 * @param connection how to log in at a server; its address does not count
 * @param connections a server
 * @param reconnectBackoff waits between attempts to open a connection
 * @param listener hears of connections
 * @param sqlConnectTimeout for opening a connection by SQL, the login included
 * @param metadataTimeout for one statement
 * @param membersEvery how often the cluster's members are asked for
 * @param locationAge the age at which a location is asked for again
 * @param metadataPause the shortest time between two questions about one table
 * @param missingFor how long the news that a table is missing counts
 * @param policy which replica serves weak reads
 * @param idc the client's data centre; empty for none
 * @param server when a server is left alone
 */
public record ClusterOptions(
    List<HostAndPort> sqlServers,
    String configUrl,
    SqlAccount system,
    SqlAccount own,
    String tenant,
    ConnectionOptions connection,
    int connections,
    Backoff reconnectBackoff,
    PoolListener listener,
    Duration sqlConnectTimeout,
    Duration metadataTimeout,
    Duration membersEvery,
    Duration locationAge,
    Duration metadataPause,
    Duration missingFor,
    ReplicaSelector.Policy policy,
    String idc,
    ServerOptions server) {
  public ClusterOptions {
    sqlServers = List.copyOf(sqlServers);
    requireNonNull(configUrl, "configUrl");
    if (sqlServers.isEmpty() && configUrl.isEmpty()) {
      throw new IllegalArgumentException("direct mode needs a server's SQL port or a config URL");
    }
  }
}
