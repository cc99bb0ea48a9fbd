// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One level of a partitioning: the function and what it looks at.
 *
 * @param kind the function
 * @param expression as the views print it: lower-case names for KEY, else as written
 * @param columns the columns it looks at, in the order of the expression, by their declared names;
 *     for KEY() those of the primary key
 */
public record PartitionLevel(PartitionKind kind, String expression, List<String> columns) {
  public PartitionLevel {
    requireNonNull(kind, "kind");
    requireNonNull(expression, "expression");
    columns = List.copyOf(columns);
  }
}
