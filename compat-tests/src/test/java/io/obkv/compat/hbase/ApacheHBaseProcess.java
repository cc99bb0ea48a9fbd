// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import io.obkv.compat.bench.process.ApacheHBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.awaitility.Awaitility;

/** A real Apache HBase for the cases. Its data directory is new for every start and stays below {@code target}. */
public final class ApacheHBaseProcess implements AutoCloseable {
  /** Names the file that holds the server's class path. */
  static final String CLASS_PATH_PROPERTY = "obkv.apache-hbase.class-path";

  private static final Path HOME = Path.of("target", "apache-hbase");
  private static final int RETRIES = 5;
  private static final int PAUSE_MILLIS = 50;

  private final ApacheHBase server;

  private ApacheHBaseProcess(ApacheHBase server) {
    this.server = server;
  }

  /** Starts a server, and waits the 10 to 30 s until it serves. */
  public static ApacheHBaseProcess start() throws IOException {
    String file = System.getProperty(CLASS_PATH_PROPERTY);
    if (file == null) {
      throw new IllegalStateException("no class path for Apache HBase: run with -Papache-hbase");
    }
    // The classes of the tests are there for filters of our own, which the server loads by name.
    String tests = Path.of("target", "test-classes").toAbsolutePath().toString();
    ApacheHBaseProcess process = new ApacheHBaseProcess(
        ApacheHBase.start(HOME, Files.readString(Path.of(file)).strip(), List.of(tests)));
    process.awaitMaster();
    return process;
  }

  /** Tables can be made when the master has its first region server. */
  private void awaitMaster() {
    Configuration configuration = HBaseConfiguration.create();
    configure(configuration);
    Awaitility.await("the master of Apache HBase")
        .atMost(Duration.ofMinutes(5))
        .ignoreExceptions()
        .until(() -> {
          try (Connection connection = ConnectionFactory.createConnection(configuration);
              Admin admin = connection.getAdmin()) {
            return admin.tableExists(TableName.META_TABLE_NAME)
                && !admin.getClusterMetrics().getLiveServerMetrics().isEmpty()
                && admin.listNamespaces().length > 0;
          }
        });
  }

  /** Sets how a client finds the server. */
  public void configure(Configuration configuration) {
    server.clientSettings().forEach(configuration::set);
    configuration.setInt("hbase.client.retries.number", RETRIES);
    configuration.setInt("hbase.client.pause", PAUSE_MILLIS);
  }

  @Override
  public void close() {
    server.close();
  }
}
