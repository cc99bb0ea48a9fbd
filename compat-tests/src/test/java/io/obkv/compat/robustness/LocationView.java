// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.compat.network.Endpoint;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.ServerNode;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.http.HttpEndpoint;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.server.mysql.MysqlEndpoint;
import io.obkv.server.mysql.MysqlOptions;
import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.ddl.EngineTabletChanges;
import io.obkv.server.sql.metadata.Introspection;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.EngineTabletStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * The metadata of a cluster of several servers that share its tables among them: the server's own SQL
 * endpoint and config service over a placement that is written by hand, and no data. It answers at as many
 * SQL ports as there are servers, since clients go on to those of the servers that they hear of.
 */
final class LocationView implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  /** The tables' database. */
  static final String DATABASE = "test";

  private final Placement placement = new Placement();
  private final MemoryEngine engine = new MemoryEngine();
  private final LogStream log = LocalLogStream.open(engine, Durability.NONE);
  private final EngineTabletStore tablets = new EngineTabletStore(engine, log);
  private final List<MysqlEndpoint> endpoints = new ArrayList<>();
  private HttpEndpoint http;

  private LocationView() {}

  /** Each server leads all tablets of the log stream that has its number. */
  private static final class Placement implements ReplicaPlacement {
    private final Map<Long, Long> streams = new ConcurrentHashMap<>();
    private volatile List<ServerNode> nodes = List.of();

    @Override
    public List<ServerNode> servers() {
      return nodes;
    }

    @Override
    public List<Long> logStreams() {
      return LongStream.rangeClosed(1, nodes.size()).boxed().toList();
    }

    @Override
    public long logStreamOf(long tabletId) {
      return streams.getOrDefault(tabletId, 1L);
    }

    @Override
    public List<Replica> replicas(long logStreamId) {
      return List.of(new Replica(nodes.get((int) logStreamId - 1), Role.LEADER));
    }
  }

  /**
   * Starts to answer.
   *
   * @param schema makes the tables, by the statements that make them at the servers: so ids are the same
   * @param tables which servers lead in turn, one partition of a table after the other; the first partition
   *     of table {@code i} is led by server {@code i}, counted over and over
   * @param servers by their ports of the Table API
   */
  static LocationView start(List<String> schema, List<String> tables, List<Endpoint> servers)
      throws IOException {
    LocationView view = new LocationView();
    try {
      view.open(schema, tables, servers);
      return view;
    } catch (IOException | RuntimeException e) {
      view.close();
      throw e;
    }
  }

  private void open(List<String> schema, List<String> tables, List<Endpoint> servers)
      throws IOException {
    Clock clock = Clock.systemUTC();
    StoredCatalog catalog = StoredCatalog.open(engine, log::append, "test", "lite", clock);
    SqlExecutor executor = new SqlExecutor(
        catalog,
        tablets,
        new EngineTabletChanges(tablets, clock),
        clock,
        Introspection.of(placement),
        command -> {
          throw new IllegalStateException("no jobs run here: " + command);
        });
    SqlSession session = new SqlSession(0, StoredCatalog.ROOT, "localhost", false);
    session.use(DATABASE);
    for (String statement : schema) {
      executor.executeOne(session, statement).close();
    }
    for (int i = 0; i < tables.size(); i++) {
      List<Long> tabletIds =
          catalog.snapshot().table(DATABASE, tables.get(i)).orElseThrow().tabletIds();
      for (int part = 0; part < tabletIds.size(); part++) {
        placement.streams.put(tabletIds.get(part), (i + part) % servers.size() + 1L);
      }
    }
    List<ServerNode> nodes = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      MysqlOptions options = MysqlOptions.builder().host(HOST).port(0).build();
      MysqlEndpoint endpoint = MysqlEndpoint.start(options, catalog, executor);
      endpoints.add(endpoint);
      nodes.add(node(i + 1L, servers.get(i), endpoint.port()));
    }
    placement.nodes = List.copyOf(nodes);
    http = HttpEndpoint.start(HOST, 0, catalog, executor::execute, placement, List.of());
  }

  private static ServerNode node(long number, Endpoint server, int sqlPort) {
    return new ServerNode(
        number,
        server.host(),
        server.port(),
        sqlPort,
        "zone" + number,
        "region",
        "",
        true,
        Instant.EPOCH);
  }

  /** One of the SQL ports. */
  Endpoint sqlEndpoint() {
    return new Endpoint(HOST, endpoints.get(0).port());
  }

  /** What tells of the servers over HTTP. */
  String configUrl() {
    return "http://" + HOST + ":" + http.port()
        + "/services?Action=ObRootServiceInfo&ObCluster=lite&database=" + DATABASE;
  }

  @Override
  public void close() {
    if (http != null) {
      http.close();
    }
    endpoints.forEach(MysqlEndpoint::close);
    tablets.close();
    log.close();
    engine.close();
  }
}
