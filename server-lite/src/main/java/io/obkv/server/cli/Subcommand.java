// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.cli;

import java.util.concurrent.Callable;

/**
 * A subcommand that another module adds to {@code obkv}: a class with picocli's {@code @Command} and
 * its name there, named in {@code META-INF/services/io.obkv.server.cli.Subcommand}.
 */
public interface Subcommand extends Callable<Integer> {
  /** Runs the command; gives the exit code of the process. What it throws is printed as its message. */
  @Override
  Integer call() throws Exception;
}
