// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A table at one schema version. Immutable; no part is null. Names of databases and tables are in
 * lower case, names of columns as written.
 *
 * @param id {@code table_id}
 * @param database the database that it is in
 * @param name the table's name
 * @param schemaVersion microseconds, above that of every earlier change of any table
 * @param columns in declared order; those of a table with a hidden key begin with it, {@code
 *     __pk_increment}
 * @param primaryKey the names of the key's columns in the key's order
 * @param indexes in the order of their creation
 * @param partitioning empty for a table without partitions
 * @param tabletId where the rows of a table without partitions are; 0 for a partitioned one
 * @param options the rest
 */
public record TableSchema(
    long id,
    String database,
    String name,
    long schemaVersion,
    List<ColumnSchema> columns,
    List<String> primaryKey,
    List<IndexSchema> indexes,
    Optional<PartitionScheme> partitioning,
    long tabletId,
    TableOptions options) {
  /** The hidden key of heap tables and of tables without a primary key. */
  public static final String HEAP_KEY = "__pk_increment";

  public TableSchema {
    requireNonNull(database, "database");
    requireNonNull(name, "name");
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    indexes = List.copyOf(indexes);
    requireNonNull(partitioning, "partitioning");
    requireNonNull(options, "options");
    if (primaryKey.isEmpty()) {
      throw new IllegalArgumentException("table " + name + " has no key");
    }
  }

  /** True when rows are kept by a hidden number: heap tables, and those without a primary key. */
  public boolean hasHiddenKey() {
    return columns.stream().anyMatch(ColumnSchema::isHidden);
  }

  /** The columns of PRIMARY KEY as SQL sees it; none for a table that was declared without. */
  public List<String> declaredKey() {
    return hasHiddenKey() ? heapPrimary().map(IndexSchema::columns).orElse(List.of()) : primaryKey;
  }

  /** The index that carries the primary key of a heap table. */
  public Optional<IndexSchema> heapPrimary() {
    return indexes.stream()
        .filter(index -> index.kind() == IndexSchema.Kind.HEAP_PRIMARY)
        .findFirst();
  }

  public boolean isPartitioned() {
    return partitioning.isPresent();
  }

  /** Where its rows are: one tablet a leaf partition, in the order of the partitions. */
  public List<Long> tabletIds() {
    return partitioning
        .map(scheme -> scheme.leaves().stream().map(Partition::tabletId).toList())
        .orElseGet(() -> List.of(tabletId));
  }

  /** The column of that name, in any case. */
  public Optional<ColumnSchema> column(String columnName) {
    return columns.stream().filter(column -> column.isNamed(columnName)).findFirst();
  }

  /** The index of that name, in any case. */
  public Optional<IndexSchema> index(String indexName) {
    return indexes.stream().filter(index -> index.isNamed(indexName)).findFirst();
  }

  /**
   * True for a global index of this table that is stored as one. OceanBase makes a local index of one
   * that is in a single tablet beside a table in a single tablet.
   */
  public boolean storesAsGlobal(IndexSchema index) {
    return index.scope() == IndexSchema.Scope.GLOBAL
        && (isPartitioned() || index.partitioning().isPresent());
  }

  /** The table with other indexes. */
  public TableSchema withIndexes(List<IndexSchema> other) {
    return new TableSchema(
        id,
        database,
        name,
        schemaVersion,
        columns,
        primaryKey,
        other,
        partitioning,
        tabletId,
        options);
  }

  /** The table with other options. */
  public TableSchema withOptions(TableOptions other) {
    return new TableSchema(
        id,
        database,
        name,
        schemaVersion,
        columns,
        primaryKey,
        indexes,
        partitioning,
        tabletId,
        other);
  }

  /** The table with another schema version. */
  public TableSchema withSchemaVersion(long other) {
    return new TableSchema(
        id, database, name, other, columns, primaryKey, indexes, partitioning, tabletId, options);
  }

  /** The table with other columns. */
  public TableSchema withColumns(List<ColumnSchema> other) {
    return new TableSchema(
        id,
        database,
        name,
        schemaVersion,
        other,
        primaryKey,
        indexes,
        partitioning,
        tabletId,
        options);
  }

  /** The table with other partitions. */
  public TableSchema withPartitioning(Optional<PartitionScheme> other) {
    return new TableSchema(
        id, database, name, schemaVersion, columns, primaryKey, indexes, other, tabletId, options);
  }
}
