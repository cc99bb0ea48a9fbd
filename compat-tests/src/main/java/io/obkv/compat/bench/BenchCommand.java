// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.hbase.HBaseCommand;
import io.obkv.server.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code obkv bench}: has the benchmarks as subcommands. */
@Command(
    name = "bench",
    description = "Measures this driver beside the official client, and the server.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TableCommand.class,
      ServerCommand.class,
      CodecsCommand.class,
      RoutingCommand.class,
      HBaseCommand.class
    })
public final class BenchCommand implements Subcommand {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a benchmark is missing");
  }
}
