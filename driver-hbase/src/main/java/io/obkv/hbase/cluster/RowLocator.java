// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.routing.execution.LayoutChangedException;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.schema.ColumnRange;
import io.obkv.routing.schema.TableSchema;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;

/** Which tablet of a family's table something is for. */
public final class RowLocator {
  /** Of what the driver does not route: a proxy does, or the route of the request before. */
  public static final Locator ROUTED_ELSEWHERE = schema -> TableSchema.NO_PARTITION;

  private RowLocator() {}

  /** The tablets that may hold cells of a row, as indexes; several where the table divides rows by time. */
  public static int[] tablets(TableSchema schema, byte[] row) {
    if (!schema.isPartitioned()) {
      return new int[] {0};
    }
    Value key = Value.ofBytes(row);
    return schema.prune(List.of(new ColumnRange(
        schema.keyColumns(),
        KeyRange.of(
            List.of(key, Value.MIN, Value.MIN), true, List.of(key, Value.MAX, Value.MAX), true))));
  }

  /**
   * The tablet of a row.
   *
   * @throws UnsupportedOperationException at routing, where the row's cells are in several tablets, by
   *     their times: a server changes cells of one tablet by what it reads there
   */
  public static Locator ofRow(byte[] row) {
    return schema -> {
      int[] tablets = tablets(schema, row);
      if (tablets.length == 0) {
        return TableSchema.NO_PARTITION;
      }
      if (tablets.length > 1) {
        throw new UnsupportedOperationException(schema.name() + " keeps a row's cells of different"
            + " times in different partitions: increments, appends and checks need them in one");
      }
      return tablets[0];
    };
  }

  /** A tablet of the schema by which something was divided, and none of another. */
  public static Locator ofTablet(TableSchema dividedBy, int tablet) {
    return schema -> {
      if (schema != dividedBy && !schema.tablets().equals(dividedBy.tablets())) {
        throw new LayoutChangedException(schema.name());
      }
      return tablet;
    };
  }
}
