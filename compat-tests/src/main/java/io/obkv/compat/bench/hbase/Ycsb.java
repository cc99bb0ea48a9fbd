// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.hbase;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A workload of YCSB with this project's binding to HBase's API. A to F are YCSB's own; {@code W} only
 * writes.
 */
record Ycsb(String workload, Load load) implements Program {
  private static final Pattern THROUGHPUT =
      Pattern.compile("\\[OVERALL\\], Throughput\\(ops/sec\\), ([0-9.E]+)");
  private static final Pattern FAILURES =
      Pattern.compile("\\[[A-Z-]+\\], Return=(?!OK)[A-Z_]+, [1-9].*");
  private static final List<String> KINDS =
      List.of("read", "update", "scan", "insert", "readmodifywrite");

  /** The shares of the operations in the order of {@link #KINDS}. */
  private static final Map<String, List<String>> SHARES = Map.of(
      "A", List.of("0.5", "0.5", "0", "0", "0"),
      "B", List.of("0.95", "0.05", "0", "0", "0"),
      "C", List.of("1", "0", "0", "0", "0"),
      "D", List.of("0.95", "0", "0", "0.05", "0"),
      "E", List.of("0", "0", "0.95", "0.05", "0"),
      "F", List.of("0.5", "0", "0", "0", "0.5"),
      "W", List.of("0", "1", "0", "0", "0"));

  /**
   * How much there is to do.
   *
   * @param records of 10 fields of 100 bytes
   * @param operations the most, whatever the time
   * @param seconds the most, whatever the operations
   */
  record Load(int records, int threads, int operations, int seconds) {
    /**
     * More than can be done a second. YCSB adds up a term for every record that the operations might insert
     * before it starts, so this is no more than it has to be.
     */
    private static final int MOST_PER_SECOND = 100_000;

    /** As much as can be done in a time. */
    static Load timed(int records, int threads, int seconds) {
      return new Load(records, threads, Math.multiplyExact(seconds, MOST_PER_SECOND), seconds);
    }
  }

  @Override
  public String name() {
    return "YCSB " + workload;
  }

  @Override
  public boolean runsOn(HBaseClient client) {
    return true;
  }

  /** Makes the table where there is none, and writes all records. */
  static void fill(HBaseClient client, Load load) throws IOException {
    Map<String, String> properties = properties("C", load);
    properties.put("createtable", "true");
    check(client.run(command("-load", properties)));
  }

  @Override
  public double run(HBaseClient client) throws IOException {
    Map<String, String> properties = properties(workload, load);
    properties.put("maxexecutiontime", Integer.toString(load.seconds()));
    return check(client.run(command("-t", properties)));
  }

  private static Map<String, String> properties(String workload, Load load) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("workload", "site.ycsb.workloads.CoreWorkload");
    properties.put("recordcount", Integer.toString(load.records()));
    properties.put("operationcount", Integer.toString(load.operations()));
    properties.put("fieldcount", "10");
    properties.put("fieldlength", "100");
    properties.put("maxscanlength", "100");
    properties.put("requestdistribution", workload.equals("D") ? "latest" : "zipfian");
    properties.put("threadcount", Integer.toString(load.threads()));
    List<String> shares = SHARES.get(workload);
    for (int i = 0; i < KINDS.size(); i++) {
      properties.put(KINDS.get(i) + "proportion", shares.get(i));
    }
    return properties;
  }

  private static List<String> command(String phase, Map<String, String> properties) {
    List<String> command = new ArrayList<>(List.of("site.ycsb.Client", phase));
    command.addAll(List.of("-db", "io.obkv.compat.hbase.bench.HBaseBinding"));
    properties.forEach((name, value) -> command.addAll(List.of("-p", name + "=" + value)));
    return command;
  }

  private static double check(List<String> lines) throws IOException {
    double throughput = -1;
    for (String line : lines) {
      if (FAILURES.matcher(line).matches()) {
        throw new IOException("operations failed: " + line);
      }
      Matcher found = THROUGHPUT.matcher(line);
      if (found.matches()) {
        throughput = Double.parseDouble(found.group(1));
      }
    }
    if (throughput <= 0) {
      throw new IOException("YCSB ended without a result: " + lines);
    }
    return throughput;
  }
}
