// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.environment;

import io.obkv.compat.network.Endpoint;
import io.obkv.compat.network.SqlConnection;
import io.obkv.compat.proxy.OdpStandIn;
import io.obkv.compat.proxy.TableDirectory;
import java.util.List;
import java.util.Optional;

/** The real OceanBase engine: the judge of what the cases expect. */
public final class RealTarget implements TestTarget {
  private static final String HOST = "127.0.0.1";
  private static final Account ROOT = new Account("root@sys#obcluster", "");

  private final EngineProcess engine;
  private final SqlConnection sql;
  private final OdpStandIn proxy;

  private RealTarget(EngineProcess engine, SqlConnection sql) {
    this.engine = engine;
    this.sql = sql;
    this.proxy = OdpStandIn.start(new Endpoint(HOST, engine.rpcPort()), new TableDirectory(sql));
  }

  /** Starts an engine with an empty database. */
  public static RealTarget start() {
    EngineProcess engine = EngineProcess.start();
    try {
      Endpoint sqlServer = new Endpoint(HOST, engine.sqlPort());
      return new RealTarget(engine, SqlConnection.open(sqlServer, DATABASE, ROOT.user()));
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  @Override
  public void execute(String statement) {
    sql.execute(statement);
  }

  @Override
  public List<List<String>> query(String statement) {
    return sql.query(statement);
  }

  @Override
  public Account account() {
    return ROOT;
  }

  @Override
  public Endpoint proxy() {
    return proxy.endpoint();
  }

  @Override
  public Optional<Endpoint> sqlServer() {
    return Optional.of(new Endpoint(HOST, engine.sqlPort()));
  }

  @Override
  public Optional<String> configUrl() {
    return Optional.of(String.format(
        "http://%s:%d/services?Action=ObRootServiceInfo&ObRegion=obcluster&database=%s",
        HOST, engine.httpPort(), DATABASE));
  }

  @Override
  public void close() {
    proxy.close();
    sql.close();
    engine.close();
  }
}
