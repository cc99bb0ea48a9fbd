// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.report.Report;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the benchmarks print their figures. */
public final class Output {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Prints the figures as JSON.")
  private boolean json;

  /** Prints a report. */
  public void print(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? report.json() : report.text());
    out.flush();
  }
}
