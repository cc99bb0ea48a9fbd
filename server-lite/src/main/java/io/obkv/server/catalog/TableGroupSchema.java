// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

/**
 * A table group: tables that are placed together. Immutable.
 *
 * @param id the group's id
 * @param name as written
 * @param sharding what the tables must have in common
 */
public record TableGroupSchema(long id, String name, Sharding sharding) {
  /** What the tables of a group must have in common. */
  public enum Sharding {
    /** Nothing. */
    NONE,
    /** Kind and number of the partitions. */
    PARTITION,
    /** Kind and number of partitions and sub-partitions; the default. */
    ADAPTIVE
  }

  public TableGroupSchema {
    requireNonNull(name, "name");
    requireNonNull(sharding, "sharding");
  }
}
