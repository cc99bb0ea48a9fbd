// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential.sql;

import java.util.regex.Pattern;

/**
 * What stays different in answers about tables drawn by chance, as listed in {@code
 * docs/compatibility.md}: taken off both answers before they are compared. Stateless.
 */
final class ListedDifferences {
  /** The engine gives indexes the block size of their table whenever the table is altered. */
  private static final Pattern INDEX_BLOCK_SIZE =
      Pattern.compile("BLOCK_SIZE [0-9]+ (?=LOCAL|GLOBAL)");

  private static final String KEY_COLUMNS = "select part_level";

  /** DECIMAL as the key of a partition: 50 as in a cluster, 39 on the single-node engine. */
  private static final Pattern DECIMAL_TYPE = Pattern.compile("\\| 50 \\|");

  private ListedDifferences() {}

  /** The answer to a statement as it is compared. */
  static String without(String sql, String answer) {
    String bare = INDEX_BLOCK_SIZE.matcher(answer).replaceAll("");
    return sql.startsWith(KEY_COLUMNS) ? DECIMAL_TYPE.matcher(bare).replaceAll("| 39 |") : bare;
  }
}
