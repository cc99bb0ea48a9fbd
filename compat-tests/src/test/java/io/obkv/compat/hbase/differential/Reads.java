// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.differential;

import java.io.IOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;

/** The table that is read, and the reads: {@code obkv.differential.scans} in number, by {@code obkv.differential.seed}. */
final class Reads {
  static final int SCANS = Integer.getInteger("obkv.differential.scans", 2_000);

  private static final TableName NAME = TableName.valueOf("obkv_drawn");
  private static final long SEED = Long.getLong("obkv.differential.seed", 1);
  private static final int PUTS = 60;
  private static final int VERSIONS = 3;

  private Reads() {}

  /** Makes the table anew, and fills it: the same for each caller. */
  static Table fill(Connection connection) throws IOException {
    try (Admin admin = connection.getAdmin()) {
      if (admin.tableExists(NAME)) {
        admin.disableTable(NAME);
        admin.deleteTable(NAME);
      }
      TableDescriptorBuilder table = TableDescriptorBuilder.newBuilder(NAME);
      for (String family : Draw.FAMILIES) {
        table.setColumnFamily(ColumnFamilyDescriptorBuilder.newBuilder(Bytes.toBytes(family))
            .setMaxVersions(family.equals("c") ? 1 : VERSIONS)
            .build());
      }
      admin.createTable(table.build());
    }
    Table table = connection.getTable(NAME);
    // One by one, for what is written twice is to be the later of the two.
    for (var put : new ReadSource(SEED, true).rows(PUTS)) {
      table.put(put);
    }
    return table;
  }

  /**
   * A scan by its number; each call makes objects of its own.
   *
   * @param fuzzy whether its filter may be a fuzzy one
   */
  static Scan scan(int number, boolean fuzzy) throws IOException {
    return new ReadSource(SEED * 1_000_003 + number, fuzzy).scan();
  }
}
