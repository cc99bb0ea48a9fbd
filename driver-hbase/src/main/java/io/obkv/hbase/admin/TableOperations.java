// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.InvalidFamilyOperationException;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotDisabledException;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * What HBase's master does with tables: the checks of their state, with its exceptions, before a store is
 * told to change something. Never blocks; safe for many threads. Futures fail with what {@link AdminErrors}
 * makes of a failure.
 */
final class TableOperations {
  private final AdminAccess access;
  private final TableStore bySql;
  private final TableStore byServer;

  TableOperations(AdminAccess access) {
    this.access = access;
    this.bySql = new SqlTableStore(access);
    this.byServer = new MetaTableStore(access);
  }

  private CompletableFuture<TableStore> store() {
    return access.hasSql().thenApply(sql -> sql ? bySql : byServer);
  }

  /** Runs something on the store; failures are those of a call about {@code table}. */
  private <T> CompletableFuture<T> run(
      TableName table, Function<TableStore, CompletableFuture<T>> action) {
    return store()
        .thenCompose(action)
        .exceptionallyCompose(thrown -> Futures.failed(AdminErrors.translated(thrown, table)));
  }

  /** A change of a table that must be there. */
  private CompletableFuture<Void> change(TableName table, Change change) {
    return run(
        table,
        store -> store
            .find(table)
            .thenCompose(found -> found.isEmpty()
                ? Futures.<Void>failed(new TableNotFoundException(table))
                : change.of(store, found.get()))
            .whenComplete((changed, thrown) -> access.forget(table)));
  }

  private interface Change {
    CompletableFuture<Void> of(TableStore store, StoredTable table);
  }

  CompletableFuture<Boolean> exists(TableName table) {
    return run(table, store -> store.find(table).thenApply(Optional::isPresent));
  }

  CompletableFuture<StoredTable> stored(TableName table) {
    return run(
        table,
        store -> store
            .find(table)
            .thenCompose(found -> found.isEmpty()
                ? Futures.failed(new TableNotFoundException(table))
                : Futures.done(found.get())));
  }

  CompletableFuture<TableDescriptor> descriptor(TableName table) {
    return stored(table).thenApply(StoredTable::descriptor);
  }

  CompletableFuture<Boolean> enabled(TableName table) {
    return stored(table).thenApply(StoredTable::enabled);
  }

  CompletableFuture<Boolean> available(TableName table) {
    return run(
        table,
        store -> store
            .find(table)
            .thenApply(found -> found.isPresent() && found.get().enabled()));
  }

  CompletableFuture<List<TableName>> list(String namespace) {
    return run(null, store -> store.list(namespace));
  }

  CompletableFuture<Void> create(TableDescriptor table, byte[][] splits) {
    TableName name = table.getTableName();
    byte[][] sorted = Splits.checked(splits);
    if (table.getColumnFamilyCount() == 0) {
      return Futures.failed(
          new DoNotRetryIOException("Table should have at least one column family."));
    }
    if (!table.getCoprocessorDescriptors().isEmpty()) {
      return Futures.failed(
          new DoNotRetryIOException("OceanBase runs no coprocessors; " + name + " names some"));
    }
    return run(
        name,
        store -> store
            .find(name)
            .thenCompose(found -> found.isPresent()
                ? Futures.<Void>failed(new TableExistsException(name))
                : store.create(table, sorted))
            .whenComplete((made, thrown) -> access.forget(name)));
  }

  CompletableFuture<Void> delete(TableName table) {
    return change(
        table,
        (store, found) -> found.enabled()
            ? Futures.failed(new TableNotDisabledException(table))
            : store.drop(found));
  }

  CompletableFuture<Void> truncate(TableName table, boolean preserveSplits) {
    return change(
        table,
        (store, found) -> found.enabled()
            ? Futures.failed(new TableNotDisabledException(table))
            : store.truncate(found, preserveSplits));
  }

  CompletableFuture<Void> enable(TableName table) {
    return change(
        table,
        (store, found) -> found.enabled()
            ? Futures.failed(new TableNotDisabledException(table))
            : store.enable(found, true));
  }

  CompletableFuture<Void> disable(TableName table) {
    return change(
        table,
        (store, found) -> found.enabled()
            ? store.enable(found, false)
            : Futures.failed(new TableNotEnabledException(table)));
  }

  CompletableFuture<Void> cloneSchema(TableName from, TableName to, boolean preserveSplits) {
    return stored(from)
        .thenCompose(found -> {
          TableDescriptor old = found.descriptor();
          TableDescriptorBuilder copy = TableDescriptorBuilder.newBuilder(to);
          old.getValues().forEach(copy::setValue);
          Arrays.stream(old.getColumnFamilies()).forEach(copy::setColumnFamily);
          return !preserveSplits
              ? create(copy.build(), null)
              : access
                  .layout(from, found.families().get(0).descriptor().getName())
                  .thenCompose(layout -> create(copy.build(), RegionTiling.splits(layout)));
        })
        .exceptionallyCompose(thrown -> Futures.failed(AdminErrors.translated(thrown, from)));
  }

  CompletableFuture<Void> modify(TableDescriptor wanted) {
    if (wanted.getColumnFamilyCount() == 0) {
      return Futures.failed(
          new DoNotRetryIOException("Table should have at least one column family."));
    }
    return change(wanted.getTableName(), (store, found) -> {
      List<ColumnFamilyDescriptor> added = Arrays.stream(wanted.getColumnFamilies())
          .filter(family -> found.family(family.getName()).isEmpty())
          .toList();
      List<byte[]> removed = new ArrayList<>();
      for (StoredTable.Family family : found.families()) {
        byte[] name = family.descriptor().getName();
        if (!wanted.hasColumnFamily(name)) {
          removed.add(name);
        }
      }
      return store
          .describe(found, wanted)
          .thenCompose(described -> Futures.inTurn(added, family -> store.addFamily(found, family)))
          .thenCompose(done -> Futures.inTurn(removed, name -> store.deleteFamily(found, name)));
    });
  }

  CompletableFuture<Void> addFamily(TableName table, ColumnFamilyDescriptor family) {
    return change(
        table,
        (store, found) -> found.family(family.getName()).isPresent()
            ? wrongFamily(family.getName(), table, "already exists so cannot be added")
            : store.addFamily(found, family));
  }

  CompletableFuture<Void> modifyFamily(TableName table, ColumnFamilyDescriptor family) {
    return change(
        table,
        (store, found) -> found.family(family.getName()).isEmpty()
            ? wrongFamily(family.getName(), table, "does not exist, so it cannot be modified")
            : store.describe(
                found,
                TableDescriptorBuilder.newBuilder(found.descriptor())
                    .modifyColumnFamily(
                        ColumnFamilyDescriptorBuilder.newBuilder(family).build())
                    .build()));
  }

  CompletableFuture<Void> deleteFamily(TableName table, byte[] family) {
    return change(table, (store, found) -> {
      if (found.family(family).isEmpty()) {
        return wrongFamily(family, table, "does not exist, so it cannot be deleted");
      }
      return found.families().size() == 1
          ? wrongFamily(family, table, "is the only one, so it cannot be deleted")
          : store.deleteFamily(found, family);
    });
  }

  private static CompletableFuture<Void> wrongFamily(byte[] family, TableName table, String what) {
    return Futures.failed(new InvalidFamilyOperationException(
        "Column family '" + Bytes.toString(family) + "' in table '" + table + "' " + what));
  }
}
