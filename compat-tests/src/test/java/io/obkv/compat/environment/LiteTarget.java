// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.environment;

import io.obkv.compat.network.Endpoint;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The project's own server in this process, everything in memory. */
public final class LiteTarget implements TestTarget {
  private static final Account ROOT = new Account("root@test#lite", "");

  private final LiteServer server;

  private LiteTarget(LiteServer server) {
    this.server = server;
  }

  /** Starts a server with an empty database. */
  public static LiteTarget start() {
    try {
      return new LiteTarget(LiteServer.start(ServerOptions.builder().build()));
    } catch (IOException e) {
      throw new UncheckedIOException("the server does not start", e);
    }
  }

  @Override
  public void execute(String sql) {
    var unused = server.execute(sql);
  }

  @Override
  public List<List<String>> query(String sql) {
    List<SqlResult> results = server.execute(sql);
    if (results.size() == 1 && results.get(0) instanceof SqlResult.Rows rows) {
      return rows.rows().stream().map(LiteTarget::texts).toList();
    }
    throw new IllegalArgumentException("not a query: " + sql);
  }

  private static List<String> texts(Value[] row) {
    List<String> texts = new ArrayList<>();
    for (Value value : row) {
      texts.add(value.isNull() ? null : ValueText.of(value));
    }
    return texts;
  }

  @Override
  public Account account() {
    return ROOT;
  }

  @Override
  public Endpoint proxy() {
    return new Endpoint("127.0.0.1", server.rpcPort());
  }

  @Override
  public Optional<Endpoint> sqlServer() {
    return Optional.of(new Endpoint("127.0.0.1", server.sqlPort()));
  }

  @Override
  public Optional<String> configUrl() {
    return Optional.of(String.format(
        "http://127.0.0.1:%d/services?Action=ObRootServiceInfo&ObCluster=lite&database=%s",
        server.httpPort(), DATABASE));
  }

  @Override
  public void close() {
    server.close();
  }
}
