// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.environment.TestTarget;
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
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server filters and what the driver filters is the same, whatever part of it the server is given. */
@ExtendWith(TargetExtension.class)
class PushDownIT {
  private final TestTarget target;

  PushDownIT(TestTarget target) {
    this.target = target;
  }

  @Test
  void filtersGiveTheSameInServerAndDriver() throws IOException {
    Configuration configuration = HBaseConfiguration.create();
    ObkvTarget.configure(configuration, target, ClientMode.chosen());
    Map<String, String> differences = new LinkedHashMap<>();
    try (Connection connection = ConnectionFactory.createConnection(configuration);
        Table table = Reads.fill(connection)) {
      for (int number = 0; number < Reads.SCANS; number++) {
        Scan scan = scan(number);
        if (scan.getFilter() != null && !HBaseFaults.mayShow(scan)) {
          List<String> pushed = Answers.of(table, scan);
          Scan opaque = scan(number);
          opaque.setFilter(new OpaqueFilter(opaque.getFilter()));
          List<String> here = Answers.of(table, opaque);
          if (!pushed.equals(here)) {
            differences.put(
                number + ": " + scan(number),
                "\n  pushed down: " + pushed + "\n  in the driver: " + here);
          }
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  /** The fuzzy one cannot be wrapped: inside of another HBase's own runs, which finds other rows by the JVM. */
  private static Scan scan(int number) throws IOException {
    return Reads.scan(number, false);
  }
}
