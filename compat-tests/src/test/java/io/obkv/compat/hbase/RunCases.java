// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import io.obkv.compat.hbase.cases.CaseContext;
import io.obkv.hbase.ObkvConnection;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;

/**
 * Runs the cases that the client on the class path can run against what {@code hbase-site.xml} there names,
 * and prints what becomes of each. The arguments are regular expressions for names of cases; none means all.
 */
public final class RunCases {
  static final String PASSED = "PASSED ";
  static final String FAILED = "FAILED ";

  // HBase's factory makes other asynchronous connections than HBase's own from this version on.
  private static final ClientVersion ASYNCHRONOUS = ClientVersion.of("2.3");

  private RunCases() {}

  /** Exits with 1 where a case fails. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    Configuration configuration = HBaseConfiguration.create();
    List<String> patterns = List.of(args);
    List<CaseResult> results;
    try (CaseContext context = context(configuration)) {
      results = CaseList.run(
          context,
          name -> patterns.isEmpty() || patterns.stream().anyMatch(name::matches),
          result -> out.println(
              (result.passed() ? PASSED : FAILED) + result.name() + ": " + result.message()));
    }
    long failed = results.stream().filter(result -> !result.passed()).count();
    out.printf("passed %d, failed %d%n", results.size() - failed, failed);
    System.exit(failed == 0 ? 0 : 1);
  }

  private static CaseContext context(Configuration configuration) throws IOException {
    return ClientVersion.current().compareTo(ASYNCHRONOUS) < 0
        ? new CaseContext(
            configuration, connection -> ((ObkvConnection) connection).toAsyncConnection())
        : new CaseContext(configuration);
  }
}
