// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.table.TableClient;
import java.io.IOException;
import java.util.List;

/**
 * A server in this process, real data, and what the Table driver can do with them, in a few seconds. The
 * data lies in a temporary directory, which is gone at the end.
 */
public final class Quickstart {
  private final Report report;

  Quickstart(Report report) {
    this.report = report;
  }

  /** Runs it. The exit code is 0 unless something fails. */
  public static void main(String[] arguments) throws IOException {
    new Quickstart(Report.toStandardOutput()).run();
  }

  void run() throws IOException {
    report.line("OBKV quickstart: a server, a table, a client");
    report.line("");
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        LiteServer server = LiteServer.start(
            ServerOptions.builder().dataDirectory(directory.path()).build())) {
      report.done("Started a server in this process");
      var unused = server.execute(Cities.tables());
      report.done("Created table cities: key (country, id), 8 partitions, 2 indexes");
      try (TableClient client = TableClient.connect(address(server))) {
        report.done("Connected to %s", address(server));
        load(client);
        new Tour(client.table("cities"), report).run();
      }
    }
    whereNext();
  }

  /** The connection string of a server in this process. */
  static String address(LiteServer server) {
    return "obkv://root@test#lite@127.0.0.1:" + server.rpcPort() + "/test";
  }

  private void load(TableClient client) throws IOException {
    List<City> cities = Cities.read();
    report.done("Read a file of %,d cities", cities.size());
    int batches = new CityLoader(client.table("cities")).load(cities);
    report.done("Wrote them in %d batches, each one transaction", batches);
  }

  private void whereNext() {
    report.line("");
    report.line("Server and data are gone now. Where to look next:");
    report.line("  docs/samples.md   short programs to start from");
    report.line("  ./obkv server     a server that stays; ./obkv sql to ask it");
    report.line("  ./obkv bench      how fast it is on this machine");
  }
}
