// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.client.Records;
import io.obkv.compat.bench.client.Target;
import io.obkv.compat.bench.client.TargetTable;
import io.obkv.compat.bench.process.LiteProcess;
import io.obkv.server.engine.Durability;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say which servers a benchmark measures. Closing it ends those that it started. */
final class Targets implements AutoCloseable {
  private static final String START = "start";

  /** How clients find a server. */
  enum ClientMode {
    ODP,
    DIRECT;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--mode",
      split = ",",
      paramLabel = "MODE",
      defaultValue = "odp",
      description = "How both drivers find the server: ${COMPLETION-CANDIDATES}. Several make one"
          + " target of each, where the server is started for the run.")
  private List<ClientMode> modes;

  @Option(
      names = "--target",
      paramLabel = "NAME=CONNECTION",
      description = "A server that runs already, by this driver's connection string; give it"
          + " several times to set servers beside each other. The word 'start' in place of a"
          + " connection is a server that is started for the run.")
  private Map<String, String> connections = new LinkedHashMap<>();

  @Option(
      names = "--durability",
      defaultValue = "interval",
      description = "Of the server that is started: ${COMPLETION-CANDIDATES}.")
  private Durability durability;

  @Option(
      names = "--host",
      description = "A server that runs already, in ODP mode, with the account root@test.")
  private String host;

  @Option(names = "--port", description = "Its port of the Table API.")
  private Integer port;

  private final List<LiteProcess> started = new ArrayList<>();

  /** What is wrong with the options; null for nothing. */
  String fault() {
    if ((host == null) != (port == null)) {
      return "--host and --port go together";
    }
    if (host != null && (!connections.isEmpty() || !modes.equals(List.of(ClientMode.ODP)))) {
      return "--host goes with neither --target nor --mode";
    }
    boolean running = connections.values().stream().anyMatch(text -> !text.equals(START));
    return running && modes.size() > 1
        ? "--mode takes one mode for servers that run already"
        : null;
  }

  /**
   * The servers, with the table of the benchmarks where it can be made.
   *
   * @throws IllegalArgumentException when a connection is not understood
   * @throws IOException when a server does not start
   */
  List<Target> open(Records records) throws IOException {
    if (host != null) {
      return List.of(Target.odp(host, port));
    }
    List<Target> targets = new ArrayList<>();
    Map<String, String> all = connections.isEmpty() ? Map.of("lite", START) : connections;
    for (Map.Entry<String, String> each : all.entrySet()) {
      if (each.getValue().equals(START)) {
        start(each.getKey(), records, targets);
      } else {
        targets.add(Target.parse(each.getKey(), each.getValue(), modes.get(0).text()));
      }
    }
    targets.forEach(target -> TargetTable.create(target, records));
    return targets;
  }

  private void start(String name, Records records, List<Target> targets) throws IOException {
    LiteProcess server = LiteProcess.start(durability, records.schema());
    started.add(server);
    for (ClientMode mode : modes) {
      String label = modes.size() == 1 ? name : name + " " + mode.text();
      targets.add(Target.parse(label, connection(server, mode), mode.text()));
    }
  }

  private static String connection(LiteProcess server, ClientMode mode) {
    String odp = "obkv://root@test#lite@127.0.0.1:" + server.port() + "/test";
    if (mode == ClientMode.ODP) {
      return odp;
    }
    String url = "http://127.0.0.1:" + server.httpPort()
        + "/services?Action=ObRootServiceInfo&ObCluster=lite&database=test";
    return odp + "?sysUser=root@sys&metadataTimeout=20s&sqlPort=" + server.sqlPort() + "&configUrl="
        + URLEncoder.encode(url, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    for (LiteProcess server : started) {
      server.close();
    }
  }
}
