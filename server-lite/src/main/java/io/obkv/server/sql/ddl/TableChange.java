// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.TableConstraints;
import io.obkv.server.catalog.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table on its way from one shape to the next, and what that asks of the storage. */
final class TableChange {
  private final CatalogChange change;
  private final TableSchema before;
  private final List<Long> unused = new ArrayList<>();
  private final List<String> addedIndexes = new ArrayList<>();
  private TableSchema table;
  private TableConstraints constraints;
  private boolean rewrites;
  private boolean renewsId;
  private boolean restartsCounting;

  TableChange(TableSchema before, CatalogChange change) {
    this.before = before;
    this.change = change;
    this.table = before.withSchemaVersion(change.schemaVersion());
    this.constraints = change.state().constraints(before.id());
  }

  CatalogChange catalog() {
    return change;
  }

  TableSchema before() {
    return before;
  }

  TableSchema table() {
    return table;
  }

  void set(TableSchema next) {
    table = next;
  }

  TableConstraints constraints() {
    return constraints;
  }

  void set(TableConstraints next) {
    constraints = next;
  }

  /** AUTO_INCREMENT was given another first number. */
  void restartCounting() {
    restartsCounting = true;
  }

  /** Rows have to be written anew, into new tablets. */
  void rewrite() {
    rewrites = true;
  }

  /** Rows have to be written anew, and the table gets a new id as the engine gives it. */
  void rewriteUnderNewId() {
    rewrites = true;
    renewsId = true;
  }

  /** Tablets that nobody needs once the change is made. */
  void discard(List<Long> tabletIds) {
    unused.addAll(tabletIds);
  }

  void add(IndexDraft draft) {
    IndexSchema index = IndexPlacement.place(draft, table, change);
    List<IndexSchema> indexes = new ArrayList<>(table.indexes());
    indexes.add(index);
    table = table.withIndexes(indexes);
    addedIndexes.add(index.name());
  }

  /** Does the storage's part, then writes the table; gives the tablets to drop afterwards. */
  List<Long> finish(TabletChanges tablets) {
    tablets.holdOff(before.id());
    if (rewrites) {
      moveToNewTablets();
      tablets.rewrite(before, table);
      unused.addAll(tabletsOf(before));
    } else {
      for (String name : addedIndexes) {
        table.index(name).ifPresent(index -> tablets.fillIndex(table, index));
      }
    }
    if (restartsCounting) {
      tablets.restartAutoIncrement(table);
    }
    if (table.id() != before.id()) {
      change.remove(before);
    }
    change.put(table);
    change.put(new TableConstraints(table.id(), constraints.foreignKeys(), constraints.checks()));
    return unused;
  }

  static List<Long> tabletsOf(TableSchema table) {
    List<Long> all = new ArrayList<>(table.tabletIds());
    table.indexes().forEach(index -> all.addAll(index.tabletIds()));
    return all;
  }

  private void moveToNewTablets() {
    table = onNewTablets(table, renewsId ? change.nextObjectId() : table.id(), change);
  }

  /** The table under an id, with all partitions, tablets and index tablets new. */
  static TableSchema onNewTablets(TableSchema table, long id, CatalogChange change) {
    Optional<PartitionScheme> scheme = table.partitioning().map(old -> renew(old, change, false));
    TableSchema moved = new TableSchema(
        id,
        table.database(),
        table.name(),
        change.schemaVersion(),
        table.columns(),
        table.primaryKey(),
        List.of(),
        scheme,
        scheme.isPresent() ? 0 : change.nextTabletId(),
        table.options());
    List<IndexSchema> indexes = table.indexes().stream()
        .map(index -> onNewTablets(index, moved, id == table.id(), change))
        .toList();
    return moved.withIndexes(indexes);
  }

  private static IndexSchema onNewTablets(
      IndexSchema index, TableSchema table, boolean keepsId, CatalogChange change) {
    Optional<PartitionScheme> scheme = index.partitioning().map(old -> renew(old, change, true));
    List<Long> tablets = new ArrayList<>();
    if (scheme.isPresent()) {
      scheme.get().leaves().forEach(leaf -> tablets.add(leaf.tabletId()));
    } else {
      boolean global = index.scope() == IndexSchema.Scope.GLOBAL;
      int count = global ? 1 : table.tabletIds().size();
      for (int i = 0; i < count; i++) {
        tablets.add(change.nextIndexTabletId());
      }
    }
    return new IndexSchema(
        keepsId ? index.id() : change.nextObjectId(),
        index.name(),
        index.kind(),
        index.scope(),
        index.columns(),
        index.storing(),
        scheme,
        tablets,
        index.comment());
  }

  private static PartitionScheme renew(
      PartitionScheme scheme, CatalogChange change, boolean ofIndex) {
    List<Partition> partitions = scheme.partitions().stream()
        .map(partition -> PartitionPlacement.renew(
            partition, change, ofIndex ? change::nextIndexTabletId : change::nextTabletId))
        .toList();
    return new PartitionScheme(scheme.level(), scheme.subLevel(), scheme.templated(), partitions);
  }
}
