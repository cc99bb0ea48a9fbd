// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptor;

/**
 * Where tables are made and changed. It does what it is told: whether a table is in the right state for
 * that is for {@link TableOperations} to see. Futures fail with HBase's exceptions, or an {@link
 * io.obkv.error.ObkvException}.
 */
interface TableStore {
  /** A table; empty where there is none. */
  CompletableFuture<Optional<StoredTable>> find(TableName table);

  /** The tables of a namespace, sorted. */
  CompletableFuture<List<TableName>> list(String namespace);

  /**
   * Makes a table. Fails with a {@link org.apache.hadoop.hbase.TableExistsException} or a {@link
   * org.apache.hadoop.hbase.NamespaceNotFoundException}.
   *
   * @param splits first rows of the regions behind the first one, sorted; empty for one region
   */
  CompletableFuture<Void> create(TableDescriptor table, byte[][] splits);

  CompletableFuture<Void> drop(StoredTable table);

  /** Removes all rows; the table is enabled then. */
  CompletableFuture<Void> truncate(StoredTable table, boolean preserveSplits);

  CompletableFuture<Void> enable(StoredTable table, boolean enabled);

  CompletableFuture<Void> addFamily(StoredTable table, ColumnFamilyDescriptor family);

  CompletableFuture<Void> deleteFamily(StoredTable table, byte[] family);

  /** Gives every family that is there the descriptor that the table's new one has of it. */
  CompletableFuture<Void> describe(StoredTable table, TableDescriptor described);
}
