// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Methods of {@code Admin} and {@code AsyncAdmin} that list tables and namespaces, and those that act on all
 * tables of a pattern. There are no system tables to be included. As in {@link TableMethods}.
 */
@SuppressWarnings("unused") // called by reflection
final class ListMethods {
  private final TableOperations tables;
  private final Namespaces namespaces;

  ListMethods(TableOperations tables, Namespaces namespaces) {
    this.tables = tables;
    this.namespaces = namespaces;
  }

  private CompletableFuture<List<TableName>> names(Predicate<TableName> wanted) {
    return namespaces.allTables().thenApply(all -> all.stream().filter(wanted).toList());
  }

  private static Predicate<TableName> matching(Pattern pattern) {
    return table -> pattern == null || pattern.matcher(table.getNameAsString()).matches();
  }

  private static Pattern pattern(String regex) {
    return regex == null ? null : Pattern.compile(regex);
  }

  /** Of a list of names, those that are still there. */
  private CompletableFuture<List<StoredTable>> stored(List<TableName> names) {
    return Futures.all(names.stream()
            .map(name -> tables
                .stored(name)
                .thenApply(Optional::of)
                .exceptionallyCompose(
                    thrown -> Futures.cause(thrown) instanceof TableNotFoundException
                        ? Futures.done(Optional.empty())
                        : Futures.failed(Futures.cause(thrown))))
            .toList())
        .thenApply(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private CompletableFuture<List<TableDescriptor>> descriptors(Predicate<TableName> wanted) {
    return names(wanted).thenCompose(this::stored).thenApply(ListMethods::descriptors);
  }

  private static List<TableDescriptor> descriptors(List<StoredTable> tables) {
    return tables.stream().map(StoredTable::descriptor).toList();
  }

  public CompletableFuture<List<TableName>> listTableNames() {
    return names(table -> true);
  }

  public CompletableFuture<List<TableName>> listTableNames(boolean includeSysTables) {
    return names(table -> true);
  }

  public CompletableFuture<List<TableName>> listTableNames(Pattern pattern) {
    return names(matching(pattern));
  }

  public CompletableFuture<List<TableName>> listTableNames(
      Pattern pattern, boolean includeSysTables) {
    return names(matching(pattern));
  }

  public CompletableFuture<List<TableName>> listTableNames(String regex) {
    return names(matching(pattern(regex)));
  }

  public CompletableFuture<List<TableName>> listTableNames(String regex, boolean includeSysTables) {
    return names(matching(pattern(regex)));
  }

  public CompletableFuture<List<TableName>> listTableNamesByNamespace(String namespace) {
    return namespaces.tables(namespace);
  }

  public CompletableFuture<List<TableName>> listTableNamesByState(boolean enabled) {
    return byState(enabled)
        .thenApply(found -> found.stream().map(StoredTable::name).toList());
  }

  private CompletableFuture<List<StoredTable>> byState(boolean enabled) {
    return namespaces
        .allTables()
        .thenCompose(this::stored)
        .thenApply(
            all -> all.stream().filter(table -> table.enabled() == enabled).toList());
  }

  public CompletableFuture<List<TableDescriptor>> listTableDescriptors() {
    return descriptors(table -> true);
  }

  public CompletableFuture<List<TableDescriptor>> listTableDescriptors(boolean includeSysTables) {
    return descriptors(table -> true);
  }

  public CompletableFuture<List<TableDescriptor>> listTableDescriptors(Pattern pattern) {
    return descriptors(matching(pattern));
  }

  public CompletableFuture<List<TableDescriptor>> listTableDescriptors(
      Pattern pattern, boolean includeSysTables) {
    return descriptors(matching(pattern));
  }

  public CompletableFuture<List<TableDescriptor>> listTableDescriptors(List<TableName> names) {
    return stored(names).thenApply(ListMethods::descriptors);
  }

  public CompletableFuture<List<TableDescriptor>> listTableDescriptorsByNamespace(
      String namespace) {
    return namespaces
        .tables(namespace)
        .thenCompose(this::stored)
        .thenApply(ListMethods::descriptors);
  }

  public CompletableFuture<List<TableDescriptor>> listTableDescriptorsByNamespace(
      byte[] namespace) {
    return listTableDescriptorsByNamespace(Bytes.toString(namespace));
  }

  public CompletableFuture<List<TableDescriptor>> listTableDescriptorsByState(boolean enabled) {
    return byState(enabled).thenApply(ListMethods::descriptors);
  }

  public CompletableFuture<List<TableDescriptor>> listTables() {
    return descriptors(table -> true);
  }

  public CompletableFuture<List<TableDescriptor>> listTables(Pattern pattern) {
    return descriptors(matching(pattern));
  }

  public CompletableFuture<List<TableDescriptor>> listTables(String regex) {
    return descriptors(matching(pattern(regex)));
  }

  public CompletableFuture<List<TableDescriptor>> listTables(
      Pattern pattern, boolean includeSysTables) {
    return descriptors(matching(pattern));
  }

  public CompletableFuture<List<TableDescriptor>> listTables(
      String regex, boolean includeSysTables) {
    return descriptors(matching(pattern(regex)));
  }

  public CompletableFuture<List<TableDescriptor>> getTableDescriptorsByTableName(
      List<TableName> names) {
    return listTableDescriptors(names);
  }

  public CompletableFuture<List<TableDescriptor>> getTableDescriptors(List<String> names) {
    return listTableDescriptors(names.stream().map(TableName::valueOf).toList());
  }

  public CompletableFuture<List<TableDescriptor>> deleteTables(Pattern pattern) {
    return forEach(pattern, table -> true, tables::delete);
  }

  public CompletableFuture<List<TableDescriptor>> deleteTables(String regex) {
    return deleteTables(pattern(regex));
  }

  public CompletableFuture<List<TableDescriptor>> enableTables(Pattern pattern) {
    return forEach(pattern, table -> !table.enabled(), tables::enable);
  }

  public CompletableFuture<List<TableDescriptor>> enableTables(String regex) {
    return enableTables(pattern(regex));
  }

  public CompletableFuture<List<TableDescriptor>> disableTables(Pattern pattern) {
    return forEach(pattern, StoredTable::enabled, tables::disable);
  }

  public CompletableFuture<List<TableDescriptor>> disableTables(String regex) {
    return disableTables(pattern(regex));
  }

  /** Acts on tables one after the other; the answer is those of which that failed, as HBase has it. */
  private CompletableFuture<List<TableDescriptor>> forEach(
      Pattern pattern,
      Predicate<StoredTable> wanted,
      Function<TableName, CompletableFuture<Void>> action) {
    List<TableDescriptor> failed = new CopyOnWriteArrayList<>();
    return names(matching(pattern))
        .thenCompose(this::stored)
        .thenCompose(found -> Futures.inTurn(
            found.stream().filter(wanted).toList(),
            table -> action.apply(table.name()).exceptionally(thrown -> {
              failed.add(table.descriptor());
              return null;
            })))
        .thenApply(ended -> List.copyOf(failed));
  }

  public CompletableFuture<List<String>> listNamespaces() {
    return namespaces.names();
  }

  public CompletableFuture<List<NamespaceDescriptor>> listNamespaceDescriptors() {
    return namespaces.descriptors();
  }

  public CompletableFuture<NamespaceDescriptor> getNamespaceDescriptor(String namespace) {
    return namespaces.descriptor(namespace);
  }

  public CompletableFuture<Void> createNamespace(NamespaceDescriptor namespace) {
    return namespaces.create(namespace);
  }

  public CompletableFuture<Void> modifyNamespace(NamespaceDescriptor namespace) {
    return namespaces.modify(namespace);
  }

  public CompletableFuture<Void> deleteNamespace(String namespace) {
    return namespaces.delete(namespace);
  }
}
