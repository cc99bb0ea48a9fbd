// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.routing;

import io.obkv.table.operation.Key;
import java.util.function.IntFunction;

/** Tables of the routing benchmark: how they are partitioned, and keys of theirs. */
public enum Layout {
  NONE("k varchar(64) primary key, v bigint)", Layout::text),
  HASH("k bigint primary key, v bigint) partition by hash(k) partitions 16", Layout::number),
  KEY("k varchar(64) primary key, v bigint) partition by key(k) partitions 16", Layout::text),
  RANGE(
      "k bigint primary key, v bigint) partition by range columns(k) (partition p0 values less than"
          + " (256), partition p1 values less than (512), partition p2 values less than (maxvalue))",
      Layout::number),
  TWO_LEVELS(
      "k bigint, l varchar(64), v bigint, primary key (k, l)) partition by range columns(k)"
          + " subpartition by key(l) subpartitions 4 (partition p0 values less than (256),"
          + " partition p1 values less than (512), partition p2 values less than (maxvalue))",
      row -> Key.positional((long) row, "row" + row));

  /** The table's name, whatever the layout. */
  static final String TABLE = "routed";

  private final String definition;
  private final IntFunction<Key> keys;

  Layout(String definition, IntFunction<Key> keys) {
    this.definition = definition;
    this.keys = keys;
  }

  private static Key text(int row) {
    return Key.of("row" + row);
  }

  private static Key number(int row) {
    return Key.of((long) row);
  }

  String schema() {
    return "create table " + TABLE + " (" + definition;
  }

  Key key(int row) {
    return keys.apply(row);
  }
}
