// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.hbase;

import io.obkv.compat.bench.process.ApacheHBase;
import io.obkv.compat.bench.process.HBaseSite;
import io.obkv.compat.bench.process.LiteProcess;
import io.obkv.server.engine.Durability;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The servers of a benchmark and their clients: this project's driver and the official one on one lite server,
 * HBase's own client on Apache HBase. Closing it ends the servers.
 */
final class HBaseServers implements AutoCloseable {
  private final Path modules;
  private final Path work;
  private final List<HBaseClient> clients = new ArrayList<>();
  private LiteProcess lite;
  private ApacheHBase apache;

  private HBaseServers(Path modules, Path work) {
    this.modules = modules;
    this.work = work;
  }

  /**
   * Starts what is needed.
   *
   * @param modules the directory of the modules that the profile {@code hbase-bench} builds
   * @param names of the clients
   */
  static HBaseServers start(Path modules, List<String> names) throws IOException {
    HBaseServers servers = new HBaseServers(modules, Files.createTempDirectory("obkv-bench-hbase"));
    try {
      for (String name : names) {
        servers.clients.add(servers.client(name));
      }
      return servers;
    } catch (IOException e) {
      servers.close();
      throw e;
    }
  }

  List<HBaseClient> clients() {
    return clients;
  }

  private HBaseClient client(String name) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    String programs = modules.resolve("hbase-bench/target/classes").toString();
    String classPath = Files.readString(built("hbase-bench/target/class-path")).strip();
    switch (name) {
      case HBaseCommand.OURS -> settings.putAll(ours());
      case HBaseCommand.APACHE -> settings.putAll(apache());
      default -> {
        settings.putAll(official());
        classPath = jars("official-hbase/target/client")
            + File.pathSeparator
            + jars("hbase-bench/target/ycsb");
      }
    }
    Path site = HBaseSite.write(work.resolve(name), settings);
    return new HBaseClient(
        name, site, programs + File.pathSeparator + classPath, work.resolve(name + ".log"));
  }

  private Path built(String path) throws IOException {
    Path file = modules.resolve(path);
    if (!Files.exists(file)) {
      throw new IOException(
          file + " is missing: run ./mvnw -Phbase-bench -DskipTests package first");
    }
    return file;
  }

  private String jars(String directory) throws IOException {
    try (Stream<Path> files = Files.list(built(directory))) {
      return String.join(
          File.pathSeparator,
          files
              .map(Path::toString)
              .filter(name -> name.endsWith(".jar"))
              .sorted()
              .toList());
    }
  }

  private LiteProcess lite() throws IOException {
    if (lite == null) {
      // The log goes to the operating system before an answer, as in Apache HBase's local mode.
      lite = LiteProcess.start(Durability.INTERVAL, "");
    }
    return lite;
  }

  private Map<String, String> ours() throws IOException {
    return Map.of(
        "hbase.client.connection.impl",
        "io.obkv.hbase.ObkvConnection",
        "hbase.client.async.connection.impl",
        "io.obkv.hbase.ObkvAsyncConnection",
        "hbase.client.registry.impl",
        "io.obkv.hbase.ObkvConnectionRegistry",
        "hbase.obkv.url",
        "obkv://root@test#lite@127.0.0.1:" + lite().sqlPort()
            + "/test?mode=direct&metadataTimeout=30s");
  }

  private Map<String, String> apache() throws IOException {
    Path classPath = built("apache-hbase/target/class-path");
    apache = ApacheHBase.start(
        work.resolve("apache-hbase"), Files.readString(classPath).strip(), List.of());
    return apache.clientSettings();
  }

  private Map<String, String> official() throws IOException {
    return Map.of(
        "hbase.client.connection.impl",
        "com.alipay.oceanbase.hbase.util.OHConnectionImpl",
        "hbase.oceanbase.fullUserName",
        "root@test#lite",
        "hbase.oceanbase.password",
        "",
        "hbase.oceanbase.paramURL",
        "http://127.0.0.1:" + lite().httpPort()
            + "/services?Action=ObRootServiceInfo&ObCluster=lite&database=test",
        "hbase.oceanbase.sysUserName",
        "root",
        "hbase.oceanbase.sysPassword",
        "");
  }

  @Override
  public void close() throws IOException {
    if (apache != null) {
      apache.close();
    }
    if (lite != null) {
      lite.close();
    }
  }
}
