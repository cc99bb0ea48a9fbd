// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AsyncTableRegionLocator;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.client.TableDescriptor;

/** What tables hand out that is not of the table itself. Safe for many threads. */
public interface TableServices {
  RegionLocator regionLocator(TableName table);

  AsyncTableRegionLocator asyncRegionLocator(TableName table);

  /** A table's descriptor; fails with HBase's exceptions. */
  CompletableFuture<TableDescriptor> descriptor(TableName table);
}
