// SPDX-License-Identifier: Apache-2.0
package io.obkv.value;

/** The collations that OceanBase's Table API names by number; the numbers are MySQL's. */
public enum Collation {
  INVALID(0, ""),
  UTF8MB4_GENERAL_CI(45, "utf8mb4_general_ci"),
  UTF8MB4_BIN(46, "utf8mb4_bin"),
  BINARY(63, "binary"),
  UTF8MB4_UNICODE_CI(224, "utf8mb4_unicode_ci"),
  UTF8MB4_0900_AI_CI(255, "utf8mb4_0900_ai_ci");

  private final int number;
  private final String sqlName;

  Collation(int number, String sqlName) {
    this.number = number;
    this.sqlName = sqlName;
  }

  /** MySQL's number of the collation, 0 to 255. */
  public int number() {
    return number;
  }

  /** The name used in SQL. */
  public String sqlName() {
    return sqlName;
  }

  /** The collation with this number, or null when it is not one that we know. */
  public static Collation ofNumber(int number) {
    for (Collation collation : values()) {
      if (collation.number == number) {
        return collation;
      }
    }
    return null;
  }
}
