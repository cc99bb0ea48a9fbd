// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.routing;

import io.obkv.table.operation.Key;

/** Tables of the routing benchmark: how they are partitioned, and keys of theirs. */
public enum Layout {
  NONE("k varchar(64) primary key, v bigint)"),
  HASH("k bigint primary key, v bigint) partition by hash(k) partitions 16"),
  KEY("k varchar(64) primary key, v bigint) partition by key(k) partitions 16"),
  RANGE(
      "k bigint primary key, v bigint) partition by range columns(k) (partition p0 values less than"
          + " (256), partition p1 values less than (512), partition p2 values less than (maxvalue))"),
  TWO_LEVELS("k bigint, l varchar(64), v bigint, primary key (k, l)) partition by range columns(k)"
      + " subpartition by key(l) subpartitions 4 (partition p0 values less than (256),"
      + " partition p1 values less than (512), partition p2 values less than (maxvalue))");

  /** The table's name, whatever the layout. */
  static final String TABLE = "routed";

  private final String definition;

  Layout(String definition) {
    this.definition = definition;
  }

  String schema() {
    return "create table " + TABLE + " (" + definition;
  }

  Key key(int row) {
    return switch (this) {
      case NONE, KEY -> Key.of("row" + row);
      case HASH, RANGE -> Key.of((long) row);
      case TWO_LEVELS -> Key.positional((long) row, "row" + row);
    };
  }
}
