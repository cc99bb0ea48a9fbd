// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

/**
 * One row of SHOW WARNINGS.
 *
 * @param level Note, Warning or Error
 * @param code the MySQL number
 * @param message the text
 */
public record SqlWarning(String level, int code, String message) {
  private static final String ERROR = "Error";

  public SqlWarning {
    requireNonNull(level, "level");
    requireNonNull(message, "message");
  }

  /** A remark that nothing had to be done. */
  public static SqlWarning note(int code, String message) {
    return new SqlWarning("Note", code, message);
  }

  /** What a statement failed with. */
  public static SqlWarning error(int code, String message) {
    return new SqlWarning(ERROR, code, message);
  }

  /** Whether a statement failed with this. */
  public boolean isError() {
    return level.equals(ERROR);
  }

  /** A remark that something was done otherwise than asked. */
  public static SqlWarning warning(int code, String message) {
    return new SqlWarning("Warning", code, message);
  }
}
