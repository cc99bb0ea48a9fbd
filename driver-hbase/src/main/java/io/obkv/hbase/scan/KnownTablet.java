// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.cluster.Database;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.RowLocator;
import io.obkv.hbase.filter.RowRange;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.schema.Tablet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.hadoop.hbase.TableName;

/**
 * Where a read of one family in one tablet goes, while all is known that is needed to say so.
 *
 * @param table of the family
 * @param columns of the family that are read, null for all
 * @param tablet null where the driver does not route: a proxy may read several, one after the other
 */
record KnownTablet(
    Database database,
    String table,
    byte[] family,
    NavigableSet<byte[]> columns,
    Tablet tablet,
    Locator locator) {
  /**
   * Looks for the place of a read.
   *
   * @param families that are asked for, none for all of the table
   * @return null where it is not known, or there is not one such place
   */
  static KnownTablet of(
      HBaseCluster cluster,
      TableName name,
      Map<byte[], NavigableSet<byte[]>> families,
      RowRange rows) {
    HTableSchema table = cluster.knownTable(name);
    Database database = table == null ? null : cluster.knownDatabase(name);
    byte[] family = database == null ? null : onlyFamily(families, table);
    if (family == null) {
      return null;
    }
    String familyTable = table.familyTable(family);
    NavigableSet<byte[]> columns = families.get(family);
    Optional<TableSchema> known = database.knownSchema(familyTable);
    if (known == null) {
      return null;
    }
    if (known.isEmpty()) {
      return new KnownTablet(
          database, familyTable, family, columns, null, RowLocator.ROUTED_ELSEWHERE);
    }
    TableSchema schema = known.get();
    int[] tablets = tablets(schema, rows);
    return tablets.length != 1
        ? null
        : new KnownTablet(
            database,
            familyTable,
            family,
            columns,
            schema.tablets().get(tablets[0]),
            RowLocator.ofTablet(schema, tablets[0]));
  }

  /** Null where there is none, or more. */
  private static byte[] onlyFamily(Map<byte[], ?> families, HTableSchema table) {
    Map<byte[], ?> asked = families.isEmpty() ? table.families() : families;
    if (asked.size() != 1) {
      return null;
    }
    byte[] family = asked.keySet().iterator().next();
    return table.has(family) ? family : null;
  }

  private static int[] tablets(TableSchema schema, RowRange rows) {
    return rows.isOneRow()
        ? RowLocator.tablets(schema, rows.start())
        : ReadPlan.tablets(schema, List.of(rows));
  }
}
