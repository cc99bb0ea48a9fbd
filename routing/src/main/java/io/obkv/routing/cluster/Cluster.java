// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.cluster;

import io.obkv.error.Effect;
import io.obkv.error.TransportException;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.location.Localities;
import io.obkv.routing.location.LocationCache;
import io.obkv.routing.location.ReplicaSelector;
import io.obkv.routing.metadata.SqlMetadata;
import io.obkv.routing.schema.SchemaCache;
import io.obkv.routing.server.Roster;
import io.obkv.routing.sql.FailoverSqlClient;
import io.obkv.routing.sql.SqlClient;
import io.obkv.routing.sql.SqlOptions;
import io.obkv.transport.ConnectionOptions;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Transport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cluster as one client sees it: its members, which are asked for from time to time, its metadata, and
 * the router that sends requests to its servers. Safe for many threads.
 */
public final class Cluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  private final Transport transport;
  private final ClusterOptions options;
  private final ConfigService config;
  private final FailoverSqlClient system;
  private final FailoverSqlClient own;
  private final FailoverSqlClient statements;
  private final SqlMetadata metadata;
  private final Localities localities;
  private final Roster roster;
  private final SchemaCache schemas;
  private final DirectRouter router;
  private final AnyServerRouter anyServer;
  private volatile boolean closed;

  private Cluster(
      Transport transport,
      ClusterOptions options,
      ConfigService config,
      List<HostAndPort> sqlServers) {
    this.transport = transport;
    this.options = options;
    this.config = config;
    SqlOptions sql = SqlOptions.DEFAULT.withConnectTimeout(options.sqlConnectTimeout());
    system = new FailoverSqlClient(transport, sqlServers, options.system(), sql);
    own = new FailoverSqlClient(transport, sqlServers, options.own(), sql);
    statements = new FailoverSqlClient(transport, sqlServers, options.own(), sql);
    metadata = new SqlMetadata(
        system, own, options.tenant(), options.connection().database(), options.metadataTimeout());
    localities = new Localities(options.idc());
    roster = new Roster(this::openPool, options.server(), transport);
    schemas = new SchemaCache(metadata, transport, options.missingFor(), options.metadataPause());
    LocationCache locations = new LocationCache(
        metadata, roster, transport, options.locationAge(), options.metadataPause());
    ReplicaSelector selector = new ReplicaSelector(options.policy(), localities, transport);
    router = new DirectRouter(schemas, locations, selector, roster, transport);
    anyServer = new AnyServerRouter(roster);
  }

  /**
   * Finds a cluster's members. The future fails with an {@link io.obkv.error.ObkvException} when nobody
   * can be asked, or a login is refused.
   *
   * @param transport stays the caller's
   */
  public static CompletableFuture<Cluster> open(Transport transport, ClusterOptions options) {
    ConfigService config = options.configUrl().isEmpty()
        ? null
        : new ConfigService(options.configUrl(), options.metadataTimeout());
    CompletableFuture<List<HostAndPort>> servers = config == null
        ? CompletableFuture.completedFuture(options.sqlServers())
        : config.sqlServers();
    return servers
        .thenCompose(list -> new Cluster(transport, options, config, list).begin())
        .whenComplete((cluster, thrown) -> {
          if (thrown != null && config != null) {
            config.close();
          }
        });
  }

  private CompletableFuture<Cluster> begin() {
    return metadata
        .members()
        .thenApply(members -> {
          take(members);
          later();
          return this;
        })
        .whenComplete((cluster, thrown) -> {
          if (thrown != null) {
            close();
          }
        });
  }

  private ConnectionPool openPool(HostAndPort server) {
    ConnectionOptions there =
        options.connection().toBuilder().host(server.host()).port(server.port()).build();
    return ConnectionPool.open(
        transport, there, options.connections(), options.reconnectBackoff(), options.listener());
  }

  private void later() {
    if (!closed) {
      transport.schedule(this::refreshMembers, options.membersEvery().toNanos());
    }
  }

  private void refreshMembers() {
    if (closed) {
      return;
    }
    var unused = metadata.members().whenComplete((members, thrown) -> {
      if (thrown == null) {
        take(members);
      } else {
        LOG.debug("the cluster's members could not be asked for", thrown);
        askConfigService();
      }
      later();
    });
  }

  /** None of the members that are known answers: others may have taken their place. */
  private void askConfigService() {
    if (config == null || closed) {
      return;
    }
    var unused = config.sqlServers().whenComplete((servers, thrown) -> {
      if (thrown == null) {
        askThese(servers);
      } else {
        LOG.debug("the config service could not be asked", thrown);
      }
    });
  }

  private void take(List<Localities.Member> members) {
    if (members.isEmpty() || closed) {
      return;
    }
    localities.update(members);
    // One that is down for a while stays on the list.
    roster.retain(members.stream().map(Localities.Member::rpc).collect(Collectors.toSet()));
    List<HostAndPort> active = members.stream()
        .filter(Localities.Member::active)
        .map(Localities.Member::sql)
        .toList();
    if (!active.isEmpty()) {
      anyServer.servers(members.stream()
          .filter(Localities.Member::active)
          .map(Localities.Member::rpc)
          .toList());
      askThese(active);
    }
  }

  private void askThese(List<HostAndPort> sqlServers) {
    system.servers(sqlServers);
    own.servers(sqlServers);
    statements.servers(sqlServers);
  }

  /** Routes to the servers; closed with this. */
  public DirectRouter router() {
    return router;
  }

  /** Routes to one of the active servers, whatever a request is for; closed with this. */
  public AnyServerRouter anyServer() {
    return anyServer;
  }

  public SchemaCache schemas() {
    return schemas;
  }

  /**
   * SQL as the client's own user, in its own database, over a connection of its own: definitions may take
   * long. Closed with this.
   */
  public SqlClient sql() {
    return statements;
  }

  /**
   * The connections of one of the active members, to see whether the login is accepted. The future fails
   * where there is no such member.
   */
  public CompletableFuture<ConnectionPool> anyPool() {
    return metadata
        .members()
        .thenApply(members -> members.stream()
            .filter(Localities.Member::active)
            .findFirst()
            .map(member -> roster.server(member.rpc()).pool())
            .orElseThrow(() -> new TransportException(
                "no server of the cluster is active", Effect.NOT_APPLIED, null)));
  }

  @Override
  public void close() {
    closed = true;
    router.close();
    system.close();
    own.close();
    statements.close();
    if (config != null) {
      config.close();
    }
  }
}
