// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.hbase;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of HBase's own benchmark. It opens an asynchronous connection whatever it does, which the
 * official client for OBKV does not have.
 *
 * @param rows for each thread
 */
record PerformanceEvaluation(String command, int rows, int threads) implements Program {
  private static final Pattern RATE =
      Pattern.compile(".*\\[ Avg TPS/QPS\\]\\s+([0-9]+)\\s+row per second.*");

  @Override
  public String name() {
    return "PE " + command;
  }

  @Override
  public boolean runsOn(HBaseClient client) {
    return !client.name().equals(HBaseCommand.OFFICIAL);
  }

  @Override
  public double run(HBaseClient client) throws IOException {
    List<String> lines = client.run(List.of(
        "org.apache.hadoop.hbase.PerformanceEvaluation",
        "--nomapred",
        "--rows=" + rows,
        command,
        Integer.toString(threads)));
    for (String line : lines) {
      Matcher rate = RATE.matcher(line);
      if (rate.matches()) {
        return Double.parseDouble(rate.group(1));
      }
    }
    throw new IOException(name() + " ended without a result: " + lines);
  }
}
