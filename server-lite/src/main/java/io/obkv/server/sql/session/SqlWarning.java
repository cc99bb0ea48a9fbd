// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

/**
 * One row of SHOW WARNINGS.
 *
 * @param level Note or Warning
 * @param code the MySQL number
 * @param message the text
 */
public record SqlWarning(String level, int code, String message) {
  public SqlWarning {
    requireNonNull(level, "level");
    requireNonNull(message, "message");
  }

  /** A remark that nothing had to be done. */
  public static SqlWarning note(int code, String message) {
    return new SqlWarning("Note", code, message);
  }

  /** A remark that something was done otherwise than asked. */
  public static SqlWarning warning(int code, String message) {
    return new SqlWarning("Warning", code, message);
  }
}
