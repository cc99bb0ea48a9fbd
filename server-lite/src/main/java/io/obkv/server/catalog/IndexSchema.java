// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One secondary index of a table. Immutable; no part is null.
 *
 * @param id the id of the index table, {@code table_id} of {@code __idx_<tableId>_<name>}
 * @param name as written; compared without regard to case
 * @param kind what it is for
 * @param scope where its entries are
 * @param columns the indexed columns in their order, by their declared names
 * @param storing columns kept with the entries besides (STORING), possibly none
 * @param partitioning how a global index is cut; empty for a local index and for a global one that
 *     is not partitioned
 * @param tabletIds where its entries are: for a local index one tablet a leaf partition of the table,
 *     in the order of {@link TableSchema#tabletIds()}; for a global one a tablet a leaf partition of
 *     its own
 * @param comment possibly empty
 */
public record IndexSchema(
    long id,
    String name,
    Kind kind,
    Scope scope,
    List<String> columns,
    List<String> storing,
    Optional<PartitionScheme> partitioning,
    List<Long> tabletIds,
    String comment) {
  /** What an index is for. */
  public enum Kind {
    NORMAL,
    UNIQUE,
    FULLTEXT,
    /** The primary key of a heap table: unique, and to SQL the primary key rather than an index. */
    HEAP_PRIMARY
  }

  /** Where the entries of an index are. */
  public enum Scope {
    /** With the rows: one part a partition of the table. */
    LOCAL,
    /** In tablets of its own, over all partitions of the table. */
    GLOBAL
  }

  public IndexSchema {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(scope, "scope");
    columns = List.copyOf(columns);
    storing = List.copyOf(storing);
    requireNonNull(partitioning, "partitioning");
    tabletIds = List.copyOf(tabletIds);
    requireNonNull(comment, "comment");
  }

  /** True when no two rows may have the same values, NULL aside. */
  public boolean isUnique() {
    return kind == Kind.UNIQUE || kind == Kind.HEAP_PRIMARY;
  }

  /** True when this is the index of that name, in any case. */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** The index over other columns. */
  public IndexSchema withColumns(List<String> others) {
    return new IndexSchema(
        id, name, kind, scope, others, storing, partitioning, tabletIds, comment);
  }

  /** The index under another name. */
  public IndexSchema withName(String other) {
    return new IndexSchema(
        id, other, kind, scope, columns, storing, partitioning, tabletIds, comment);
  }

  /** The index in other tablets. */
  public IndexSchema withTabletIds(List<Long> others) {
    return new IndexSchema(id, name, kind, scope, columns, storing, partitioning, others, comment);
  }
}
