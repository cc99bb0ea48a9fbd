// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.cli;

import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.server.engine.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code obkv server}: a server until the process is told to end. */
@Command(
    name = "server",
    description =
        "Starts a server, prints one line READY with its addresses, and serves until SIGTERM.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class ServerCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where data is kept; made when absent. Without it everything is in memory.")
  private Path dataDirectory;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "The address to listen at. One that other machines can reach is refused while root"
              + " has no password.")
  private String host;

  @Option(
      names = "--rpc-port",
      paramLabel = "PORT",
      defaultValue = "2882",
      description = "Port of the Table API; 0 for any free one.")
  private int rpcPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of SQL over HTTP, metrics and the config service; 0 for any free one.")
  private int httpPort;

  @Option(
      names = "--sql-port",
      paramLabel = "PORT",
      defaultValue = "2881",
      description = "Port of the MySQL protocol; 0 for any free one.")
  private int sqlPort;

  @Option(
      names = "--init-sql",
      paramLabel = "FILE",
      description = "Statements to run, as root in database test, before clients are served.")
  private Path initSql;

  @Option(
      names = "--durability",
      defaultValue = "sync",
      description =
          "What an acknowledged write survives: ${COMPLETION-CANDIDATES} (power loss; kill"
              + " -9, and power loss a second later; nothing but an orderly end).")
  private Durability durability;

  @Option(names = "--tenant", defaultValue = "test", description = "The tenant's name.")
  private String tenant;

  @Option(names = "--cluster", defaultValue = "lite", description = "The cluster's name.")
  private String cluster;

  @Option(
      names = "--max-packet-bytes",
      paramLabel = "N",
      defaultValue = "67108864",
      description = "Longest packet of the Table API.")
  private int maxPacketLength;

  @Option(
      names = "--block-cache-bytes",
      paramLabel = "N",
      defaultValue = "268435456",
      description = "Cache for data on disk.")
  private long blockCacheBytes;

  @Option(
      names = "--row-cache-bytes",
      paramLabel = "N",
      description = "Cache for rows of HBase families, in the heap; 0 for none. An eighth of the"
          + " largest heap by default, 1 GiB at most.")
  private Long rowCacheBytes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    LiteServer server = LiteServer.start(options());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, ended), "obkv-stop"));
    spec.commandLine()
        .getOut()
        .printf(
            "READY rpc=%s:%d http=%s:%d sql=%s:%d%n",
            host, server.rpcPort(), host, server.httpPort(), host, server.sqlPort());
    spec.commandLine().getOut().flush();
    ended.await();
    return 0;
  }

  private ServerOptions options() throws IOException {
    ServerOptions.Builder options = ServerOptions.builder()
        .host(host)
        .rpcPort(rpcPort)
        .httpPort(httpPort)
        .sqlPort(sqlPort)
        .durability(durability)
        .tenant(tenant)
        .cluster(cluster)
        .maxPacketLength(maxPacketLength)
        .blockCacheBytes(blockCacheBytes);
    if (rowCacheBytes != null) {
      options.rowCacheBytes(rowCacheBytes);
    }
    if (dataDirectory != null) {
      options.dataDirectory(dataDirectory);
    }
    if (initSql != null) {
      options.initSql(Files.readString(initSql));
    }
    return options.build();
  }

  private static void stop(LiteServer server, CountDownLatch ended) {
    server.close();
    ended.countDown();
  }
}
