// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code obkv}. */
@Command(
    name = "obkv",
    description = "A lightweight OBKV server, and tools around it.",
    mixinStandardHelpOptions = true,
    version = "obkv 0.1.0",
    subcommands = {ServerCommand.class, SqlCommand.class})
public final class Main implements Runnable {
  private static final String LOG_CONFIGURATION = "logback.configurationFile";

  @Spec
  private CommandSpec spec;

  private Main() {}

  /** Runs a subcommand and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOG_CONFIGURATION) == null) {
      System.setProperty(LOG_CONFIGURATION, "io/obkv/server/cli/logback.xml");
    }
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    for (Subcommand subcommand : ServiceLoader.load(Subcommand.class)) {
      commandLine.addSubcommand(subcommand);
    }
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler((failure, failed, parsed) -> {
      String message = failure.getMessage();
      failed.getErr().println("obkv: " + (message == null ? failure.toString() : message));
      return failed.getCommandSpec().exitCodeOnExecutionException();
    });
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a subcommand is missing");
  }
}
