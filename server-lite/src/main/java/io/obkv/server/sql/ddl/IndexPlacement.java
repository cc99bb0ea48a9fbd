// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns drafts of indexes into indexes of a table: names, checks, ids, tablets. Stateless. */
final class IndexPlacement {
  private IndexPlacement() {}

  /** The table with the index added. */
  static IndexSchema place(IndexDraft draft, TableSchema table, CatalogChange change) {
    List<ColumnSchema> key = draft.columns().stream()
        .map(name -> KeyChecks.column(name, table.columns()))
        .toList();
    KeyChecks.check(key, draft.kind() == IndexSchema.Kind.FULLTEXT);
    List<String> columns = key.stream().map(ColumnSchema::name).toList();
    boolean global = draft.scope() == IndexSchema.Scope.GLOBAL;
    if (draft.kind() == IndexSchema.Kind.UNIQUE && !global) {
      checkUnique(columns, table);
    }
    long id = change.nextObjectId();
    // What there is to say about the bounds of an index is not told.
    PartitionColumns partitionColumns =
        new PartitionColumns(table.columns(), columns, new ArrayList<>());
    Optional<PartitionScheme> partitioning = draft
        .partitioning()
        .map(new PartitionParser(partitionColumns)::parse)
        .map(parts -> PartitionPlacement.place(parts, change, change::nextIndexTabletId));
    return new IndexSchema(
        id,
        name(draft, table),
        draft.kind(),
        draft.scope(),
        columns,
        draft.storing().stream()
            .map(name -> KeyChecks.column(name, table.columns()).name())
            .toList(),
        partitioning,
        tablets(global, partitioning, table, change),
        draft.comment());
  }

  private static void checkUnique(List<String> columns, TableSchema table) {
    table
        .partitioning()
        .ifPresent(scheme -> KeyChecks.checkHoldsPartitionColumns(
            columns,
            new PartitionDraft(scheme.level(), scheme.subLevel(), true, List.of()),
            table.columns(),
            "UNIQUE INDEX"));
  }

  private static List<Long> tablets(
      boolean global,
      Optional<PartitionScheme> partitioning,
      TableSchema table,
      CatalogChange change) {
    if (partitioning.isPresent()) {
      return partitioning.get().leaves().stream().map(leaf -> leaf.tabletId()).toList();
    }
    int count = global ? 1 : table.tabletIds().size();
    List<Long> tablets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tablets.add(change.nextIndexTabletId());
    }
    return tablets;
  }

  /** A name that was not given is the first column's, with a number when that is taken. */
  private static String name(IndexDraft draft, TableSchema table) {
    if (draft.name().isEmpty()) {
      String base = KeyChecks.column(draft.columns().get(0), table.columns()).name();
      String name = base;
      for (int i = 2; table.index(name).isPresent(); i++) {
        name = base + "_" + i;
      }
      return name;
    }
    if (table.index(draft.name()).isPresent()) {
      throw SqlErrors.duplicateKeyName(draft.name());
    }
    return draft.name();
  }
}
