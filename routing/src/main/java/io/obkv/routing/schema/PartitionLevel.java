// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.partition.PartitionRule;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;

/** One level of a table's partitioning: the rule, and how its columns come from the primary key. */
final class PartitionLevel {
  private final PartitionRule rule;
  private final List<KeyExpression> columns;
  private final int[] positions;

  PartitionLevel(PartitionRule rule, List<KeyExpression> columns) {
    this.rule = rule;
    this.columns = List.copyOf(columns);
    this.positions = positions(this.columns);
  }

  /** The columns' places in the primary key; null where one is computed. */
  private static int[] positions(List<KeyExpression> columns) {
    int[] positions = new int[columns.size()];
    for (int i = 0; i < positions.length; i++) {
      if (!(columns.get(i) instanceof KeyExpression.Column column)) {
        return null;
      }
      positions[i] = column.position();
    }
    return positions;
  }

  PartitionRule rule() {
    return rule;
  }

  /** Where each column is in the primary key; null where one is computed from others. */
  int[] positions() {
    return positions;
  }

  /** The partition of a row, or {@link PartitionRule#NO_PARTITION}. */
  int partition(List<Value> rowkey) {
    return rule.partition(key(rowkey));
  }

  /** The values of the partition key. The usual forms cost one small object, or none. */
  private List<Value> key(List<Value> rowkey) {
    if (positions == null) {
      List<Value> key = new ArrayList<>(columns.size());
      for (KeyExpression column : columns) {
        key.add(column.evaluate(rowkey));
      }
      return key;
    }
    if (positions.length == 1) {
      return rowkey.size() == 1 ? rowkey : List.of(rowkey.get(positions[0]));
    }
    if (positions.length == 2) {
      return List.of(rowkey.get(positions[0]), rowkey.get(positions[1]));
    }
    List<Value> key = new ArrayList<>(positions.length);
    for (int position : positions) {
      key.add(rowkey.get(position));
    }
    return key;
  }
}
