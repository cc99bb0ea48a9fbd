// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import java.util.Collection;
import java.util.Optional;

/** What the server knows of its objects at one moment. Immutable and safe to share. */
public interface CatalogSnapshot {
  /** The name of the tenant, {@code test} by default. */
  String tenant();

  /** The id of the tenant, which login answers give. */
  long tenantId();

  /** The name of the cluster, {@code lite} by default. */
  String cluster();

  /** Above that of every earlier snapshot that differs. */
  long schemaVersion();

  /** The id of a database, or empty when there is none of that name (exact, in lower case). */
  Optional<Long> databaseId(String database);

  /** All databases by name. */
  Collection<String> databases();

  /** The table of a database, by its exact name in lower case. */
  Optional<TableSchema> table(String database, String name);

  /** The table with this id; index tables are not found. */
  Optional<TableSchema> table(long tableId);

  /** The tables of a database in the order of their names; none for an unknown database. */
  Collection<TableSchema> tables(String database);

  /** Who holds the tablet: a table, or one of its indexes. */
  Optional<TabletOwner> tablet(long tabletId);

  /** The account of that exact name. */
  Optional<UserSchema> user(String name);

  /** The value of a global system variable, by its name in lower case. */
  Optional<String> variable(String name);

  /** The value of a configuration parameter, by its name in lower case. */
  Optional<String> parameter(String name);

  /**
   * What a tablet holds.
   *
   * @param table the table
   * @param index the index whose entries the tablet holds; empty when it holds the table's rows
   */
  record TabletOwner(TableSchema table, Optional<IndexSchema> index) {}
}
