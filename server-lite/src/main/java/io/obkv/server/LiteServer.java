// SPDX-License-Identifier: Apache-2.0
package io.obkv.server;

import io.obkv.server.audit.OperationAudit;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.SingleServerPlacement;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.engine.Engine;
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.engine.RocksDbEngine;
import io.obkv.server.engine.RocksDbOptions;
import io.obkv.server.engine.WatchedEngine;
import io.obkv.server.http.HttpEndpoint;
import io.obkv.server.http.Metric;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.server.model.hbase.CellExpiryRule;
import io.obkv.server.model.hbase.HBaseAdministration;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.TableModel;
import io.obkv.server.mysql.MysqlEndpoint;
import io.obkv.server.mysql.MysqlOptions;
import io.obkv.server.rpc.RpcCounters;
import io.obkv.server.rpc.RpcEndpoint;
import io.obkv.server.rpc.RpcOptions;
import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.ddl.EngineTabletChanges;
import io.obkv.server.sql.metadata.Introspection;
import io.obkv.server.sql.metadata.KvConnection;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.TransactionSweeper;
import io.obkv.server.tablet.EngineTabletStore;
import io.obkv.server.tablet.RowImages;
import io.obkv.server.ttl.ColumnExpiry;
import io.obkv.server.ttl.TtlJobs;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A whole server in this process: storage, catalog, Table and HBase APIs, SQL and HTTP. Its threads are daemons. Safe
 * for many threads.
 *
 * <pre>{@code
 * try (LiteServer server = LiteServer.start(ServerOptions.builder().build())) {
 *   connect("127.0.0.1", server.rpcPort());
 * }
 * }</pre>
 */
public final class LiteServer implements AutoCloseable {
  private static final String FIRST_DATABASE = "test";

  private final Lifecycle lifecycle = new Lifecycle();
  private StoredCatalog catalog;
  private SqlExecutor executor;
  private RpcEndpoint rpc;
  private HttpEndpoint http;
  private MysqlEndpoint sql;

  private LiteServer() {}

  /**
   * Starts a server; on return it serves. When a part cannot be started, those before it are stopped
   * again.
   *
   * @throws IOException when an address cannot be listened at
   * @throws io.obkv.server.engine.EngineException when the data directory cannot be used
   * @throws io.obkv.server.catalog.SqlException when a statement of the initial SQL fails
   * @throws IllegalArgumentException when other machines could reach it while root has no password
   */
  public static LiteServer start(ServerOptions options) throws IOException {
    LiteServer server = new LiteServer();
    try {
      server.startParts(options);
      return server;
    } catch (IOException | RuntimeException | Error e) {
      try {
        server.close();
      } catch (IllegalStateException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private void startParts(ServerOptions options) throws IOException {
    RowImages rowImages = new RowImages(options.rowCacheBytes());
    Engine engine = lifecycle.started(new WatchedEngine(engine(options), rowImages));
    LogStream log = lifecycle.started(LocalLogStream.open(engine, options.durability()));
    Clock clock = Clock.systemUTC();
    catalog = StoredCatalog.open(engine, log::append, options.tenant(), options.cluster(), clock);
    EngineTabletStore tablets = lifecycle.started(new EngineTabletStore(engine, log, rowImages));
    OperationAudit audit = new OperationAudit();
    ReplicaPlacement placement = new SingleServerPlacement(
        advertisedHost(options),
        () -> rpc == null ? 0 : rpc.port(),
        () -> sql == null ? 0 : sql.port(),
        clock.instant());
    EngineTabletChanges changes = new EngineTabletChanges(tablets, clock);
    changes.dropUnowned(catalog.snapshot());
    TtlJobs ttl = lifecycle.started(new TtlJobs(
        catalog, tablets, engine, log, List.of(new ColumnExpiry(), new CellExpiryRule()), clock));
    executor = new SqlExecutor(
        catalog,
        tablets,
        changes,
        clock,
        Introspection.builder(placement)
            .audit(audit)
            .ttl(ttl)
            .connections(this::kvConnections)
            .build(),
        ttl::command);
    lifecycle.started(TransactionSweeper.start(executor.sessions()));
    if (!options.initSql().isBlank()) {
      var unused = execute(options.initSql());
    }
    requireReachable(options.host(), catalog.snapshot());
    TableModel model = lifecycle.started(new TableModel(tablets));
    HBaseModel hbase = lifecycle.started(new HBaseModel(tablets, model, clock));
    rpc = lifecycle.started(RpcEndpoint.start(
        rpcOptions(options, audit),
        catalog,
        model,
        hbase,
        new HBaseAdministration(executor.schemaChanges(), placement)));
    sql = lifecycle.started(MysqlEndpoint.start(mysqlOptions(options), catalog, executor));
    http = lifecycle.started(HttpEndpoint.start(
        options.host(),
        options.httpPort(),
        catalog,
        executor::execute,
        placement,
        metrics(rpc, rowImages)));
    ttl.start();
    lifecycle.started(GrammarWarmUp.start());
  }

  /** The address that the views name: numeric, and one that other machines can use. */
  private static String advertisedHost(ServerOptions options) throws IOException {
    InetAddress given = InetAddress.getByName(options.advertisedHost().orElse(options.host()));
    InetAddress usable = given.isAnyLocalAddress() ? InetAddress.getLocalHost() : given;
    return usable.getHostAddress();
  }

  private List<KvConnection> kvConnections() {
    return rpc == null
        ? List.of()
        : rpc.openConnections().stream()
            .map(one -> new KvConnection(
                one.userId(),
                one.databaseId(),
                one.host(),
                one.port(),
                Instant.EPOCH.plus(one.firstActiveMicros(), ChronoUnit.MICROS),
                Instant.EPOCH.plus(one.lastActiveMicros(), ChronoUnit.MICROS)))
            .toList();
  }

  private static Engine engine(ServerOptions options) {
    RocksDbOptions memory =
        RocksDbOptions.builder().blockCacheBytes(options.blockCacheBytes()).build();
    return options
        .dataDirectory()
        .<Engine>map(directory -> RocksDbEngine.open(directory, memory))
        .orElseGet(MemoryEngine::new);
  }

  private static RpcOptions rpcOptions(ServerOptions options, OperationAudit audit) {
    return RpcOptions.builder()
        .host(options.host())
        .port(options.rpcPort())
        .maxPacketLength(options.maxPacketLength())
        .audit(audit)
        .build();
  }

  private static MysqlOptions mysqlOptions(ServerOptions options) {
    return MysqlOptions.builder().host(options.host()).port(options.sqlPort()).build();
  }

  private static void requireReachable(String host, CatalogSnapshot catalog) throws IOException {
    boolean open = catalog
        .user(StoredCatalog.ROOT)
        .filter(root -> root.passwordHash().length == 0)
        .isPresent();
    if (open && !InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IllegalArgumentException("other machines can reach " + host
          + " and root has no password: set one, for example in the initial SQL with ALTER USER root"
          + " IDENTIFIED BY '…'");
    }
  }

  private static List<Metric> metrics(RpcEndpoint rpc, RowImages rowImages) {
    RpcCounters counters = rpc.counters();
    return List.of(
        Metric.counter("obkv_rpc_requests_total", "Packets received.", counters::requests),
        Metric.counter(
            "obkv_rpc_refusals_total", "Requests answered with an error.", counters::refusals),
        Metric.counter(
            "obkv_rpc_overloads_total", "Requests refused for want of room.", counters::overloads),
        Metric.counter(
            "obkv_rpc_connections_total", "Connections accepted.", counters::connectionsOpened),
        Metric.counter(
            "obkv_row_cache_answers_total",
            "Reads of HBase families answered from the row cache.",
            rowImages::answers),
        Metric.gauge("obkv_rpc_connections", "Open connections.", counters::openConnections),
        Metric.gauge("obkv_rpc_requests", "Requests under way.", rpc::requestsUnderWay),
        Metric.gauge("obkv_rpc_waiting", "Requests that wait for a worker.", rpc::requestsWaiting));
  }

  /** What the server knows of its databases and tables. */
  public Catalog catalog() {
    return catalog;
  }

  /** The port of the Table API. */
  public int rpcPort() {
    return rpc.port();
  }

  /** The port of HTTP. */
  public int httpPort() {
    return http.port();
  }

  /** The port of the MySQL protocol. */
  public int sqlPort() {
    return sql.port();
  }

  /**
   * Runs statements as root in database {@code test}, each call in a session of its own.
   *
   * @return one result a statement
   * @throws io.obkv.server.catalog.SqlException when one fails; those before it have been done
   */
  public List<SqlResult> execute(String statements) {
    SqlSession session = new SqlSession(0, StoredCatalog.ROOT, "localhost", false);
    session.use(FIRST_DATABASE);
    return executor.execute(session, statements);
  }

  /**
   * Answers what is under way, makes everything durable, and stops every part. A second call does
   * nothing.
   */
  @Override
  public void close() {
    lifecycle.close();
  }
}
