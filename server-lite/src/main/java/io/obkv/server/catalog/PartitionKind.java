// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

/** How a level of partitioning picks a partition, with the number that the views show. */
public enum PartitionKind {
  HASH(0, "hash"),
  KEY(1, "key"),
  KEY_IMPLICIT(2, "key"),
  RANGE(3, "range"),
  RANGE_COLUMNS(4, "range columns"),
  LIST(5, "list"),
  LIST_COLUMNS(6, "list columns");

  private final int number;
  private final String sqlName;

  PartitionKind(int number, String sqlName) {
    this.number = number;
    this.sqlName = sqlName;
  }

  /** {@code part_type} of the metadata views. */
  public int number() {
    return number;
  }

  /** The words behind PARTITION BY, in lower case. */
  public String sqlName() {
    return sqlName;
  }

  /** True for HASH and both sorts of KEY: partitions are counted, not described. */
  public boolean isHashed() {
    return this == HASH || this == KEY || this == KEY_IMPLICIT;
  }

  /** True for RANGE and RANGE COLUMNS. */
  public boolean isRange() {
    return this == RANGE || this == RANGE_COLUMNS;
  }

  /** True for LIST and LIST COLUMNS. */
  public boolean isList() {
    return this == LIST || this == LIST_COLUMNS;
  }

  /** True when the level takes an expression rather than a list of columns. */
  public boolean takesExpression() {
    return this == HASH || this == RANGE || this == LIST;
  }
}
