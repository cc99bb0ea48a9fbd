// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.LiteTarget;
import io.obkv.compat.hbase.ApacheHBaseProcess;
import io.obkv.compat.hbase.ObkvTarget;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.junit.jupiter.api.Test;

/** Scans drawn by chance, on Apache HBase and on our driver. */
class BesideApacheIT {
  @Test
  void scansGiveWhatApacheHBaseGives() throws IOException {
    Configuration theirs = HBaseConfiguration.create();
    Configuration ours = HBaseConfiguration.create();
    Map<String, String> differences = new LinkedHashMap<>();
    try (ApacheHBaseProcess apache = ApacheHBaseProcess.start();
        LiteTarget lite = LiteTarget.start()) {
      apache.configure(theirs);
      ObkvTarget.configure(ours, lite, ClientMode.chosen());
      try (Connection theirConnection = ConnectionFactory.createConnection(theirs);
          Connection ourConnection = ConnectionFactory.createConnection(ours);
          Table theirTable = Reads.fill(theirConnection);
          Table ourTable = Reads.fill(ourConnection)) {
        for (int number = 0; number < Reads.SCANS; number++) {
          Scan scan = Reads.scan(number, false);
          List<String> their = Answers.of(theirTable, scan);
          List<String> our = Answers.of(ourTable, Reads.scan(number, false));
          boolean same = their.equals(our) || Answers.isFailure(their) && Answers.isFailure(our);
          if (!same && !HBaseFaults.mayShow(scan)) {
            differences.put(
                number + ": " + scan, "\n  Apache HBase: " + their + "\n  ours: " + our);
          }
        }
      }
    }
    assertThat(differences).isEmpty();
  }
}
