// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.environment.TestTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The unmodified official HBase client, with the oldest and the newest hbase-client that it works with, each
 * in a process of its own. Its cases are those of {@code official-hbase}; each is a test here.
 */
@ExtendWith(TargetExtension.class)
class OfficialHBaseIT {
  private static final String CELLS = "(K varbinary(1024), Q varbinary(256), T bigint,"
      + " V varbinary(1048576) not null, %sprimary key (K, Q, T))";

  private final TestTarget target;

  OfficialHBaseIT(TestTarget target) {
    this.target = target;
  }

  @TestFactory
  Stream<DynamicTest> worksWithItsOwnHBaseClient() throws Exception {
    return run("2.0.6", "client");
  }

  @TestFactory
  Stream<DynamicTest> worksWithANewerHBaseClient() throws Exception {
    return run("2.3.7", "hbase-2.3", "client");
  }

  private Stream<DynamicTest> run(String version, String... archives) throws Exception {
    createTables();
    Process process = new ProcessBuilder(command(version, archives))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(lines::add);
    } finally {
      process.destroyForcibly();
    }
    assertThat(lines).as("what the client's process wrote").endsWith("END");
    return lines.stream()
        .filter(line -> line.startsWith("PASS ") || line.startsWith("FAIL "))
        .map(OfficialHBaseIT::test);
  }

  private static DynamicTest test(String line) {
    String rest = line.substring("PASS ".length());
    int bar = rest.indexOf('|');
    String name = bar < 0 ? rest : rest.substring(0, bar);
    return DynamicTest.dynamicTest(
        name,
        () -> assertThat(rest.substring(name.length()).replace("\\n", "\n")).isEmpty());
  }

  private List<String> command(String version, String... archives) {
    // Where the build puts them.
    Path home = Path.of(System.getProperty("obkv.official-hbase", "official-hbase/target"));
    List<String> classPath = new ArrayList<>(List.of(home.resolve("classes").toString()));
    for (String directory : archives) {
      classPath.add(home.resolve(directory) + "/*");
    }
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-Dsofa.middleware.log.disable=true",
        "-cp",
        String.join(":", classPath),
        "io.obkv.compat.hbase.official.OfficialCases",
        "case.client=" + version));
    command.addAll(settings());
    return command;
  }

  private List<String> settings() {
    List<String> settings = new ArrayList<>(List.of(
        "hbase.oceanbase.fullUserName=" + target.account().fullName(),
        "hbase.oceanbase.password=" + target.account().password(),
        // The machine that runs the cases may be busy with other things.
        "hbase.rpc.timeout=30000",
        "hbase.rpc.shortoperation.timeout=20000",
        "hbase.client.operation.timeout=40000",
        "rpc.connect.timeout=10000",
        "rpc.login.timeout=10000",
        "table.entry.acquire.connect.timeout=20000",
        "table.entry.acquire.socket.timeout=30000"));
    if (ClientMode.chosen() == ClientMode.DIRECT) {
      settings.add("hbase.oceanbase.paramURL=" + target.configUrl().orElseThrow());
      settings.add("hbase.oceanbase.sysUserName=" + target.account().user());
      settings.add("hbase.oceanbase.sysPassword=" + target.account().password());
    } else {
      settings.add("hbase.oceanbase.odpMode=true");
      settings.add("hbase.oceanbase.odpAddr=" + target.proxy().host());
      settings.add("hbase.oceanbase.odpPort=" + target.proxy().port());
      settings.add("hbase.oceanbase.database=" + TestTarget.DATABASE);
    }
    return settings;
  }

  private void createTables() throws IOException {
    target.execute("alter system set _enable_kv_hbase_admin_ddl = true");
    target.execute("create database if not exists other");
    String hashed = "partition by key(K) partitions 4";
    String ranged = "partition by range columns(K) (partition p0 values less than ('g'),"
        + " partition p1 values less than ('p'), partition p2 values less than (maxvalue))";
    String timed = "partition by range columns(G) subpartition by key(K) subpartitions 2"
        + " (partition p0 values less than (1000000), partition p1 values less than (maxvalue))";
    create("plain", List.of("a", "b"), "", "", "");
    create("plain_load", List.of("a"), "", "", "");
    create("seen", List.of("a"), "", "", "");
    create("lifetime", List.of("a"), "TTL bigint, ", "", "");
    create("bounded", List.of("a"), "", "\"MaxVersions\": 2, \"TimeToLive\": 3600", "");
    create("hashed", List.of("a", "b"), "", "", hashed);
    create("ranged", List.of("a", "b"), "", "", ranged);
    create("timed", List.of("a"), "G bigint generated always as (abs(T)), ", "", timed);
  }

  private void create(
      String name, List<String> families, String columns, String attributes, String partitions) {
    for (String family : families) {
      target.execute("drop table if exists `" + name + "$" + family + "`");
    }
    target.execute("drop tablegroup if exists " + name);
    target.execute("create tablegroup " + name + " sharding = 'ADAPTIVE'");
    for (String family : families) {
      target.execute("create table `" + name + "$" + family + "` " + CELLS.formatted(columns)
          + " tablegroup = " + name + " kv_attributes = '{\"Hbase\": {" + attributes + "}}' "
          + partitions);
    }
  }
}
