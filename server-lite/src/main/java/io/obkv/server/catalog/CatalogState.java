// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The snapshot that {@link StoredCatalog} gives: also views, table groups and whole lists. */
public final class CatalogState implements CatalogSnapshot {
  /** The id of the only tenant. */
  public static final long TENANT_ID = 1002;

  private static final String SYSTEM_TENANT = "sys";
  private static final long SYSTEM_TENANT_ID = 1;

  private final String tenant;
  private final String cluster;
  private final CatalogMaps maps;

  /** Takes the maps over: nobody may change them afterwards. */
  CatalogState(String tenant, String cluster, CatalogMaps maps) {
    this.tenant = tenant;
    this.cluster = cluster;
    this.maps = maps;
  }

  CatalogMaps maps() {
    return maps;
  }

  @Override
  public String tenant() {
    return tenant;
  }

  @Override
  public long tenantId() {
    return tenant.equals(SYSTEM_TENANT) ? SYSTEM_TENANT_ID : TENANT_ID;
  }

  @Override
  public String cluster() {
    return cluster;
  }

  @Override
  public long schemaVersion() {
    return maps.counters.schemaVersion();
  }

  @Override
  public Optional<Long> databaseId(String database) {
    return database(database).map(DatabaseSchema::id);
  }

  /** The database of that name, in lower case. */
  public Optional<DatabaseSchema> database(String name) {
    return Optional.ofNullable(maps.databases.get(name));
  }

  @Override
  public Collection<String> databases() {
    return Collections.unmodifiableCollection(maps.databases.keySet());
  }

  @Override
  public Optional<TableSchema> table(String database, String name) {
    return Optional.ofNullable(named(maps.tables, database).get(name));
  }

  @Override
  public Optional<TableSchema> table(long tableId) {
    return Optional.ofNullable(maps.tablesById.get(tableId));
  }

  @Override
  public Collection<TableSchema> tables(String database) {
    return Collections.unmodifiableCollection(named(maps.tables, database).values());
  }

  @Override
  public Optional<TabletOwner> tablet(long tabletId) {
    return Optional.ofNullable(maps.tablets.get(tabletId));
  }

  @Override
  public Optional<UserSchema> user(String name) {
    return Optional.ofNullable(maps.users.get(name));
  }

  /** All accounts, by name. */
  public Collection<UserSchema> users() {
    return Collections.unmodifiableCollection(maps.users.values());
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(maps.variables.get(name))
        .or(() -> Optional.ofNullable(SystemVariables.DEFAULTS.get(name)));
  }

  @Override
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(maps.parameters.get(name))
        .or(() -> Optional.ofNullable(SystemParameters.DEFAULTS.get(name)));
  }

  /** All configuration parameters, by name. */
  public NavigableMap<String, String> parameters() {
    NavigableMap<String, String> all = new TreeMap<>(SystemParameters.DEFAULTS);
    all.putAll(maps.parameters);
    return all;
  }

  /** All global variables, by name. */
  public NavigableMap<String, String> variables() {
    NavigableMap<String, String> all = new TreeMap<>(SystemVariables.DEFAULTS);
    all.putAll(maps.variables);
    return all;
  }

  /** The view of a database, by its exact name in lower case. */
  public Optional<ViewSchema> view(String database, String name) {
    return Optional.ofNullable(named(maps.views, database).get(name));
  }

  /** The views of a database, by name. */
  public Collection<ViewSchema> views(String database) {
    return Collections.unmodifiableCollection(named(maps.views, database).values());
  }

  /** The table group of that name. */
  public Optional<TableGroupSchema> tableGroup(String name) {
    return Optional.ofNullable(maps.groups.get(name));
  }

  /** All table groups, by name. */
  public Collection<TableGroupSchema> tableGroups() {
    return Collections.unmodifiableCollection(maps.groups.values());
  }

  /** What SQL demands of the table's rows. */
  public TableConstraints constraints(long tableId) {
    TableConstraints found = maps.constraints.get(tableId);
    return found == null ? TableConstraints.none(tableId) : found;
  }

  /** All constraints that are not empty. */
  public Collection<TableConstraints> constraints() {
    return Collections.unmodifiableCollection(maps.constraints.values());
  }

  /** The tables of a table group, by database and name. */
  public Collection<TableSchema> tablesOfGroup(String group) {
    return maps.databases.keySet().stream()
        .flatMap(database -> tables(database).stream())
        .filter(table -> table.options().tableGroup().equals(Optional.of(group)))
        .toList();
  }

  private static <T> NavigableMap<String, T> named(
      Map<String, NavigableMap<String, T>> maps, String database) {
    return maps.getOrDefault(database, Collections.emptyNavigableMap());
  }
}
