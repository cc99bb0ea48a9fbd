// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A secondary index. Immutable.
 *
 * @param name compared without regard to case
 * @param columns names of the indexed columns, in order
 * @param global whether it has partitions of its own; false for a local one, whose entries are in the
 *     tablets of the rows
 */
public record IndexSchema(String name, List<String> columns, boolean global) {
  public IndexSchema {
    requireNonNull(name, "name");
    columns = List.copyOf(columns);
  }
}
