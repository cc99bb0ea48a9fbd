// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.table.Table;
import io.obkv.table.TableClient;
import java.io.IOException;

/** A server in memory with an empty table of cities, and a client of it. */
record CitiesServer(LiteServer server, TableClient client) implements AutoCloseable {
  static CitiesServer start() throws IOException {
    LiteServer server =
        LiteServer.start(ServerOptions.builder().initSql(Cities.tables()).build());
    return new CitiesServer(server, TableClient.connect(Quickstart.address(server)));
  }

  Table cities() {
    return client.table("cities");
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
