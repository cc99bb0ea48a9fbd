// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.server;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When a server is left alone. Immutable.
 *
 * @param maxConcurrent calls that may be under way at one server; more are refused here, so that a slow
 *     server does not take up what the others need
 * @param failures calls in a row's window that are looked at; the circuit opens when half of them failed
 * @param openFor how long an open circuit refuses calls before some are let through as a trial
 * @param trials calls that are let through as a trial
 * @param connectWait how long a call waits for a connection before it looks elsewhere
 */
public record ServerOptions(
    int maxConcurrent, int failures, Duration openFor, int trials, Duration connectWait) {
  /** 4096 calls, a window of 10, 1 s, 3 trials, 1 s. */
  public static final ServerOptions DEFAULT =
      new ServerOptions(4096, 10, Duration.ofSeconds(1), 3, Duration.ofSeconds(1));

  public ServerOptions {
    requireNonNull(openFor, "openFor");
    requireNonNull(connectWait, "connectWait");
    if (maxConcurrent < 1 || failures < 1 || trials < 1) {
      throw new IllegalArgumentException(
          "maxConcurrent, failures and trials must be at least 1, were " + maxConcurrent + ", "
              + failures + " and " + trials);
    }
  }
}
