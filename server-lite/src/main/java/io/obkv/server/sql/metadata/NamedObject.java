// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.TableSchema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that has a table id: a table, or an index, which is a table of its own to those who ask
 * for locations. Immutable.
 *
 * @param index empty for the table itself
 */
record NamedObject(TableSchema table, Optional<IndexSchema> index) {
  private static final String INDEX_PREFIX = "__idx_";

  static NamedObject of(TableSchema table) {
    return new NamedObject(table, Optional.empty());
  }

  /** All of the catalog: each table, followed by its indexes. */
  static Stream<NamedObject> all(CatalogState state) {
    return state.databases().stream()
        .flatMap(database -> state.tables(database).stream())
        .flatMap(NamedObject::withIndexes);
  }

  static Stream<NamedObject> withIndexes(TableSchema table) {
    return Stream.concat(
        Stream.of(of(table)),
        table.indexes().stream().map(index -> new NamedObject(table, Optional.of(index))));
  }

  /**
   * The object of that name in a database, in any case: the official client asks for tables as its
   * user writes them. (The single-node edition wants names as they are stored.)
   */
  static Optional<NamedObject> find(CatalogState state, String database, String name) {
    String folded = database.toLowerCase(Locale.ROOT);
    if (!name.startsWith(INDEX_PREFIX)) {
      return state.table(folded, name.toLowerCase(Locale.ROOT)).map(NamedObject::of);
    }
    return withId(state, dataTableId(name))
        .filter(object -> object.table.database().equals(folded))
        .flatMap(object ->
            withIndexes(object.table).filter(index -> index.name().equals(name)).findFirst());
  }

  private static long dataTableId(String indexTableName) {
    String rest = indexTableName.substring(INDEX_PREFIX.length());
    int end = rest.indexOf('_');
    return end > 0 && end < 19 && rest.substring(0, end).matches("\\d+")
        ? Long.parseLong(rest.substring(0, end))
        : 0;
  }

  /** The object with that table id. */
  static Optional<NamedObject> withId(CatalogState state, long id) {
    return state
        .table(id)
        .map(NamedObject::of)
        .or(() -> all(state).filter(object -> object.id() == id).findFirst());
  }

  long id() {
    return index.map(IndexSchema::id).orElse(table.id());
  }

  String name() {
    return index.map(one -> INDEX_PREFIX + table.id() + "_" + one.name()).orElse(table.name());
  }

  boolean isLocalIndex() {
    return index.filter(one -> one.scope() == IndexSchema.Scope.LOCAL).isPresent();
  }

  /** The partitions that it has, for a local index those of its table. */
  Optional<PartitionScheme> partitioning() {
    return index
        .filter(one -> one.scope() == IndexSchema.Scope.GLOBAL)
        .map(IndexSchema::partitioning)
        .orElse(table.partitioning());
  }

  List<Long> tabletIds() {
    return index.map(IndexSchema::tabletIds).orElseGet(table::tabletIds);
  }

  int leafCount() {
    return partitioning().map(scheme -> scheme.leaves().size()).orElse(1);
  }

  /** 0 without partitions, else how many levels there are. */
  int partitionLevels() {
    return partitioning().map(scheme -> scheme.subLevel().isPresent() ? 2 : 1).orElse(0);
  }

  /** OceanBase's number: 3 a user table, 5 an index. */
  int tableType() {
    return index.isPresent() ? 5 : 3;
  }

  /** OceanBase's number (4.10 of the protocol notes); 0 for a table. */
  int indexType() {
    if (index.isEmpty()) {
      return 0;
    }
    IndexSchema one = index.get();
    if (one.kind() == IndexSchema.Kind.FULLTEXT) {
      return 15;
    }
    if (one.kind() == IndexSchema.Kind.HEAP_PRIMARY) {
      return 41;
    }
    int normal;
    if (one.scope() == IndexSchema.Scope.LOCAL) {
      normal = 1;
    } else {
      normal = table.storesAsGlobal(one) ? 3 : 7;
    }
    return one.isUnique() ? normal + 1 : normal;
  }

  /** When it was last changed, which is what a schema version is. */
  Instant changed() {
    return Instant.EPOCH.plus(table.schemaVersion(), ChronoUnit.MICROS);
  }
}
