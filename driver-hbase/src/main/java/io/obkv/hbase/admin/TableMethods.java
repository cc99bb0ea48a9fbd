// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptor;

/**
 * Methods of {@code Admin} and {@code AsyncAdmin} that make, change and describe tables, found by {@link
 * AdminMethods} through their names and parameters.
 */
@SuppressWarnings("unused") // called by reflection
final class TableMethods {
  private final TableOperations tables;

  TableMethods(TableOperations tables) {
    this.tables = tables;
  }

  public CompletableFuture<Boolean> tableExists(TableName table) {
    return tables.exists(table);
  }

  public CompletableFuture<Void> createTable(TableDescriptor table) {
    return tables.create(table, null);
  }

  public CompletableFuture<Void> createTable(TableDescriptor table, byte[][] splits) {
    return tables.create(table, splits);
  }

  public CompletableFuture<Void> createTable(
      TableDescriptor table, byte[] start, byte[] end, int regions) {
    return tables.create(table, Splits.even(start, end, regions));
  }

  public CompletableFuture<Void> deleteTable(TableName table) {
    return tables.delete(table);
  }

  public CompletableFuture<Void> truncateTable(TableName table, boolean preserveSplits) {
    return tables.truncate(table, preserveSplits);
  }

  public CompletableFuture<Void> cloneTableSchema(
      TableName table, TableName copy, boolean preserveSplits) {
    return tables.cloneSchema(table, copy, preserveSplits);
  }

  public CompletableFuture<Void> enableTable(TableName table) {
    return tables.enable(table);
  }

  public CompletableFuture<Void> disableTable(TableName table) {
    return tables.disable(table);
  }

  public CompletableFuture<Boolean> isTableEnabled(TableName table) {
    return tables.enabled(table);
  }

  public CompletableFuture<Boolean> isTableDisabled(TableName table) {
    return tables.enabled(table).thenApply(enabled -> !enabled);
  }

  public CompletableFuture<Boolean> isTableAvailable(TableName table) {
    return tables.available(table);
  }

  public CompletableFuture<TableDescriptor> getDescriptor(TableName table) {
    return tables.descriptor(table);
  }

  public CompletableFuture<TableDescriptor> getTableDescriptor(TableName table) {
    return tables.descriptor(table);
  }

  public CompletableFuture<Void> modifyTable(TableDescriptor table) {
    return tables.modify(table);
  }

  /** Regions need not be reopened here: a change acts at once. */
  public CompletableFuture<Void> modifyTable(TableDescriptor table, boolean reopenRegions) {
    return tables.modify(table);
  }

  public CompletableFuture<Void> modifyTable(TableName name, TableDescriptor table) {
    if (!name.equals(table.getTableName())) {
      throw new IllegalArgumentException("the specified table name '" + name
          + "' doesn't match with the HTD one: " + table.getTableName());
    }
    return tables.modify(table);
  }

  public CompletableFuture<Void> addColumnFamily(TableName table, ColumnFamilyDescriptor family) {
    return tables.addFamily(table, family);
  }

  public CompletableFuture<Void> addColumn(TableName table, ColumnFamilyDescriptor family) {
    return tables.addFamily(table, family);
  }

  public CompletableFuture<Void> modifyColumnFamily(
      TableName table, ColumnFamilyDescriptor family) {
    return tables.modifyFamily(table, family);
  }

  public CompletableFuture<Void> modifyColumn(TableName table, ColumnFamilyDescriptor family) {
    return tables.modifyFamily(table, family);
  }

  public CompletableFuture<Void> deleteColumnFamily(TableName table, byte[] family) {
    return tables.deleteFamily(table, family);
  }

  public CompletableFuture<Void> deleteColumn(TableName table, byte[] family) {
    return tables.deleteFamily(table, family);
  }
}
