// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import io.obkv.hbase.cluster.FamilySchema;
import io.obkv.hbase.cluster.HTableSchema;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;

/** Tables as HBase describes them. */
public final class TableDescriptors {
  private TableDescriptors() {}

  /** The descriptor of a table. */
  public static TableDescriptor of(HTableSchema table) {
    TableDescriptorBuilder builder = TableDescriptorBuilder.newBuilder(table.name());
    table.families().values().forEach(family -> builder.setColumnFamily(family(family)));
    return builder.build();
  }

  private static ColumnFamilyDescriptor family(FamilySchema family) {
    int timeToLive =
        family.timeToLive() == Integer.MAX_VALUE ? HConstants.FOREVER : family.timeToLive();
    return ColumnFamilyDescriptorBuilder.newBuilder(family.nameBytes())
        .setMaxVersions(family.maxVersions())
        .setTimeToLive(timeToLive)
        .build();
  }
}
