// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.process;

import io.obkv.compat.network.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real Apache HBase in a process of its own: master, one region server and ZooKeeper in local mode, on
 * the local file system. It writes its log to the operating system before it answers, but not to the disk.
 */
public final class ApacheHBase implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long STOP_SECONDS = 10;
  private static final long LOOK_MILLIS = 100;

  /** What Hadoop and HBase need to see of Java 17, on both ends. */
  public static final List<String> JAVA_17_FLAGS = List.of(
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
      "--add-opens=java.base/java.nio=ALL-UNNAMED",
      "--add-opens=java.base/java.util=ALL-UNNAMED",
      "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
      "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
      "--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED");

  private final Process process;
  private final int zooKeeperPort;
  private final Path log;

  private ApacheHBase(Process process, int zooKeeperPort, Path log) {
    this.process = process;
    this.zooKeeperPort = zooKeeperPort;
    this.log = log;
  }

  /**
   * Starts a server; it serves after 10 to 30 s, for which clients wait by trying again.
   *
   * @param home where a directory for its data is made
   * @param classPath its jars
   * @param more class path entries that go before them
   */
  public static ApacheHBase start(Path home, String classPath, List<String> more)
      throws IOException {
    Files.createDirectories(home);
    Path data = Files.createTempDirectory(home, "data-").toAbsolutePath();
    Path log = data.resolveSibling(data.getFileName() + ".log");
    List<Integer> ports = FreePorts.find(3);
    HBaseSite.write(data, settings(data, ports));
    Process process = new ProcessBuilder(command(data, classPath, more))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    ApacheHBase server = new ApacheHBase(process, ports.get(2), log);
    server.awaitZooKeeper();
    return server;
  }

  private static Map<String, String> settings(Path data, List<Integer> ports) {
    Map<String, String> site = new LinkedHashMap<>();
    site.put("hbase.rootdir", data.resolve("hbase").toUri().toString());
    site.put("hbase.tmp.dir", data.resolve("tmp").toString());
    site.put("hbase.zookeeper.property.dataDir", data.resolve("zookeeper").toString());
    site.put("hbase.zookeeper.quorum", HOST);
    site.put("hbase.zookeeper.property.clientPort", ports.get(2).toString());
    site.put("hbase.master.hostname", "localhost");
    site.put("hbase.master.port", ports.get(0).toString());
    site.put("hbase.master.info.port", "-1");
    site.put("hbase.regionserver.hostname", "localhost");
    site.put("hbase.regionserver.port", ports.get(1).toString());
    site.put("hbase.regionserver.info.port", "-1");
    // The local file system cannot promise what a cluster's log needs.
    site.put("hbase.unsafe.stream.capability.enforce", "false");
    site.put("hbase.wal.provider", "filesystem");
    return site;
  }

  private static List<String> command(Path data, String classPath, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.addAll(JAVA_17_FLAGS);
    List<String> entries = new ArrayList<>(List.of(data.toString()));
    entries.addAll(more);
    entries.add(classPath);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, entries)));
    command.addAll(List.of("org.apache.hadoop.hbase.master.HMaster", "start"));
    return command;
  }

  private void awaitZooKeeper() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        close();
        throw new IOException("Apache HBase does not start, see " + log);
      }
      try {
        // Its end would be a reason to go on, too.
        var unused = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
        throw new IOException("interrupted while Apache HBase starts", e);
      }
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), zooKeeperPort)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  /** How a client finds the server. */
  public Map<String, String> clientSettings() {
    return Map.of(
        "hbase.zookeeper.quorum",
        HOST,
        "hbase.zookeeper.property.clientPort",
        Integer.toString(zooKeeperPort));
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      var unused = process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
