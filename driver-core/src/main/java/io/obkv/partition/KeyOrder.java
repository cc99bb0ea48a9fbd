// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Value;
import java.util.Comparator;
import java.util.List;

/** The order in which a server reads keys: column by column, NULL lowest. Stateless. */
public final class KeyOrder {
  private KeyOrder() {}

  /**
   * The order of keys over some columns; {@link Value#MIN} and {@link Value#MAX} may occur in them. Text
   * compares as {@link TextOrder} says.
   */
  public static Comparator<List<Value>> of(List<PartitionColumn> columns) {
    List<PartitionColumn> fixed = List.copyOf(columns);
    return (a, b) -> {
      for (int i = 0; i < fixed.size(); i++) {
        int order = compare(a.get(i), b.get(i), fixed.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static int compare(Value a, Value b, PartitionColumn column) {
    boolean text = a.type().isBytes() && b.type().isBytes();
    return text
        ? TextOrder.compare(a.bytes(), b.bytes(), column.collation())
        : Keys.compare(a, b, column);
  }
}
