// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import io.obkv.compat.network.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.awaitility.Awaitility;

/**
 * A real Apache HBase in a process of its own: master, one region server and ZooKeeper in local mode, on
 * the local file system. Its data directory is new for every start and stays below {@code target}.
 */
final class ApacheHBaseProcess implements AutoCloseable {
  /** Names the file that holds the server's class path. */
  static final String CLASS_PATH_PROPERTY = "obkv.apache-hbase.class-path";

  private static final String HOST = "127.0.0.1";
  private static final Path HOME = Path.of("target", "apache-hbase");
  private static final long STOP_SECONDS = 10;
  private static final int RETRIES = 5;
  private static final int PAUSE_MILLIS = 50;

  /** What Hadoop and HBase need to see of Java 17. */
  private static final List<String> OPENED = List.of(
      "java.base/java.lang",
      "java.base/java.lang.reflect",
      "java.base/java.nio",
      "java.base/java.util",
      "java.base/jdk.internal.ref",
      "java.base/sun.nio.ch");

  private static final List<String> EXPORTED =
      List.of("java.base/jdk.internal.misc", "java.security.jgss/sun.security.krb5");

  private final Process process;
  private final int zooKeeperPort;
  private final Path log;

  private ApacheHBaseProcess(Process process, int zooKeeperPort, Path log) {
    this.process = process;
    this.zooKeeperPort = zooKeeperPort;
    this.log = log;
  }

  /** Starts a server, which serves after 10 to 30 s, and on a busy machine later. */
  static ApacheHBaseProcess start() throws IOException {
    List<Integer> ports = FreePorts.find(3);
    Files.createDirectories(HOME);
    Path data = Files.createTempDirectory(HOME, "data-").toAbsolutePath();
    Path log = data.resolveSibling(data.getFileName() + ".log");
    writeConfiguration(data, ports);
    Process process = new ProcessBuilder(command(data))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    ApacheHBaseProcess server = new ApacheHBaseProcess(process, ports.get(2), log);
    server.awaitZooKeeper();
    server.awaitMaster();
    return server;
  }

  private static void writeConfiguration(Path data, List<Integer> ports) throws IOException {
    Configuration site = new Configuration(false);
    site.set("hbase.rootdir", data.resolve("hbase").toUri().toString());
    site.set("hbase.tmp.dir", data.resolve("tmp").toString());
    site.set("hbase.zookeeper.property.dataDir", data.resolve("zookeeper").toString());
    site.set("hbase.zookeeper.quorum", HOST);
    site.setInt("hbase.zookeeper.property.clientPort", ports.get(2));
    site.set("hbase.master.hostname", "localhost");
    site.setInt("hbase.master.port", ports.get(0));
    site.setInt("hbase.master.info.port", -1);
    site.set("hbase.regionserver.hostname", "localhost");
    site.setInt("hbase.regionserver.port", ports.get(1));
    site.setInt("hbase.regionserver.info.port", -1);
    // The local file system cannot promise what a cluster's log needs.
    site.setBoolean("hbase.unsafe.stream.capability.enforce", false);
    site.set("hbase.wal.provider", "filesystem");
    try (var out = Files.newOutputStream(data.resolve("hbase-site.xml"))) {
      site.writeXml(out);
    }
  }

  private static List<String> command(Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    OPENED.forEach(name -> command.addAll(List.of("--add-opens", name + "=ALL-UNNAMED")));
    EXPORTED.forEach(name -> command.addAll(List.of("--add-exports", name + "=ALL-UNNAMED")));
    command.addAll(List.of("-cp", classPath(data)));
    command.addAll(List.of("org.apache.hadoop.hbase.master.HMaster", "start"));
    return command;
  }

  // The classes of the tests are there for filters of our own, which the server loads by name.
  private static String classPath(Path data) throws IOException {
    String file = System.getProperty(CLASS_PATH_PROPERTY);
    if (file == null) {
      throw new IllegalStateException("no class path for Apache HBase: run with -Papache-hbase");
    }
    return String.join(
        File.pathSeparator,
        data.toString(),
        Path.of("target", "test-classes").toAbsolutePath().toString(),
        Files.readString(Path.of(file)).strip());
  }

  private void awaitZooKeeper() {
    Awaitility.await("ZooKeeper of Apache HBase, see " + log)
        .atMost(Duration.ofMinutes(2))
        .failFast(() -> !process.isAlive())
        .ignoreExceptions()
        .until(() -> {
          try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), zooKeeperPort)) {
            return socket.isConnected();
          }
        });
  }

  /** A master that is not ready answers that it is not, and clients give up after some attempts. */
  private void awaitMaster() {
    Configuration configuration = HBaseConfiguration.create();
    configure(configuration);
    Awaitility.await("the master of Apache HBase, see " + log)
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(1))
        .failFast(() -> !process.isAlive())
        .ignoreExceptions()
        .until(() -> {
          try (Connection connection = ConnectionFactory.createConnection(configuration);
              Admin admin = connection.getAdmin()) {
            return admin.listNamespaces().length > 0;
          }
        });
  }

  /** Sets how a client finds the server. */
  void configure(Configuration configuration) {
    configuration.set("hbase.zookeeper.quorum", HOST);
    configuration.setInt("hbase.zookeeper.property.clientPort", zooKeeperPort);
    configuration.setInt("hbase.client.retries.number", RETRIES);
    configuration.setInt("hbase.client.pause", PAUSE_MILLIS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
