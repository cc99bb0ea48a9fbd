// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import io.obkv.compat.hbase.cases.CaseContext;
import java.io.PrintStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;

/**
 * Runs the cases against what {@code hbase-site.xml} on the class path names, and prints each that fails
 * and how many passed. The arguments are regular expressions for names of cases; none means all.
 */
public final class RunCases {
  private RunCases() {}

  /** Exits with 1 where a case fails. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    Configuration configuration = HBaseConfiguration.create();
    List<String> patterns = List.of(args);
    List<CaseResult> results;
    try (CaseContext context = new CaseContext(configuration)) {
      results = CaseList.run(
          context,
          name -> patterns.isEmpty() || patterns.stream().anyMatch(name::matches),
          result -> {
            if (!result.passed()) {
              out.println("FAILED " + result.name() + ": " + result.message());
            }
          });
    }
    long failed = results.stream().filter(result -> !result.passed()).count();
    out.printf("passed %d, failed %d%n", results.size() - failed, failed);
    System.exit(failed == 0 ? 0 : 1);
  }
}
