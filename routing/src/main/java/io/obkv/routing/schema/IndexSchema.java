// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secondary index. Immutable.
 *
 * @param name compared without regard to case
 * @param columns names of the indexed columns, in order
 * @param global whether it has partitions of its own; false for a local one, whose entries are in the
 *     tablets of the rows
 */
public record IndexSchema(String name, List<String> columns, boolean global) {
  private static final Pattern TABLE = Pattern.compile("__idx_(?<id>\\d{1,18})_(?<index>.+)");

  public IndexSchema {
    requireNonNull(name, "name");
    columns = List.copyOf(columns);
  }

  /** The name of the table that an index is, to those who ask where it is (7.3 of the protocol notes). */
  public static String tableName(long dataTableId, String index) {
    return "__idx_" + dataTableId + "_" + index;
  }

  /** The id of the table that an index is of; empty for a name that is no index table's. */
  public static OptionalLong dataTableId(String table) {
    Matcher matcher = TABLE.matcher(table);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group("id")))
        : OptionalLong.empty();
  }

  /** The index's own name in that of its table; empty for a name that is no index table's. */
  static Optional<String> indexName(String table) {
    Matcher matcher = TABLE.matcher(table);
    return matcher.matches() ? Optional.of(matcher.group("index")) : Optional.empty();
  }
}
