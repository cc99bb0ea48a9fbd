// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

/**
 * What a session does, for SHOW PROCESSLIST.
 *
 * @param command the kind of work, Sleep for none
 * @param text the statement; empty for none
 * @param sinceNanos when it began, by {@link System#nanoTime}
 */
public record Activity(String command, String text, long sinceNanos) {
  private static final String NONE = "Sleep";

  public Activity {
    requireNonNull(command, "command");
    requireNonNull(text, "text");
  }

  /** Nothing, from now on. */
  public static Activity none() {
    return new Activity(NONE, "", System.nanoTime());
  }

  /** A statement that begins now. */
  public static Activity statement(String text) {
    return new Activity("Query", text, System.nanoTime());
  }

  /** Whether there is nothing to do. */
  public boolean isNone() {
    return command.equals(NONE);
  }
}
