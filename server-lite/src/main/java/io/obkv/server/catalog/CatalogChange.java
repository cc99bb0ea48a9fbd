// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.server.engine.Mutation;
import java.util.ArrayList;
import java.util.List;

/**
 * One change under way: reads see what was written before in it. Given out by {@link
 * StoredCatalog#change}; for the thread of that call, and only until it returns.
 */
public final class CatalogChange {
  private final CatalogState state;
  private final CatalogMaps maps;
  private final long version;
  private final List<Mutation> mutations = new ArrayList<>();

  CatalogChange(CatalogState before, long nowMicros) {
    maps = before.maps().copy();
    state = new CatalogState(before.tenant(), before.cluster(), maps);
    version = Math.max(before.schemaVersion() + 1, nowMicros);
  }

  /** The catalog with the changes made so far. */
  public CatalogState state() {
    return state;
  }

  /** The schema version of everything written in this change. */
  public long schemaVersion() {
    return version;
  }

  /** An id for a table, partition, index, table group, view, database or user. */
  public long nextObjectId() {
    Counters now = maps.counters;
    maps.counters = new Counters(
        now.schemaVersion(), now.nextObject() + 1, now.nextTablet(), now.nextIndexTablet());
    return now.nextObject();
  }

  /** An id for a tablet that holds rows. */
  public long nextTabletId() {
    Counters now = maps.counters;
    maps.counters = new Counters(
        now.schemaVersion(), now.nextObject(), now.nextTablet() + 1, now.nextIndexTablet());
    return now.nextTablet();
  }

  /** An id for a tablet that holds the entries of an index. */
  public long nextIndexTabletId() {
    Counters now = maps.counters;
    maps.counters = new Counters(
        now.schemaVersion(), now.nextObject(), now.nextTablet(), now.nextIndexTablet() + 1);
    return now.nextIndexTablet();
  }

  /** Adds a table, or replaces the one with its id. */
  public void put(TableSchema table) {
    maps.put(table);
    mutations.add(CatalogRecords.put(table));
  }

  /** Removes a table with its indexes. */
  public void remove(TableSchema table) {
    maps.remove(table);
    mutations.add(CatalogRecords.delete(CatalogRecords.TABLE, table.id()));
    put(TableConstraints.none(table.id()));
  }

  /** Sets what SQL demands of a table's rows. */
  public void put(TableConstraints constraints) {
    if (!constraints.isEmpty()) {
      maps.constraints.put(constraints.tableId(), constraints);
      mutations.add(CatalogRecords.put(constraints));
    } else if (maps.constraints.remove(constraints.tableId()) != null) {
      mutations.add(CatalogRecords.delete(CatalogRecords.CONSTRAINTS, constraints.tableId()));
    }
  }

  /** Adds a database. */
  public void put(DatabaseSchema database) {
    maps.databases.put(database.name(), database);
    mutations.add(CatalogRecords.put(database));
  }

  /** Removes a database with its tables and views. */
  public void remove(DatabaseSchema database) {
    List.copyOf(state.tables(database.name())).forEach(this::remove);
    List.copyOf(state.views(database.name())).forEach(this::remove);
    maps.databases.remove(database.name());
    mutations.add(CatalogRecords.delete(CatalogRecords.DATABASE, database.id()));
  }

  /** Adds a view, or replaces the one of its name. */
  public void put(ViewSchema view) {
    maps.put(view);
    mutations.add(CatalogRecords.put(view));
  }

  /** Removes a view. */
  public void remove(ViewSchema view) {
    maps.remove(view);
    mutations.add(CatalogRecords.delete(CatalogRecords.VIEW, view.id()));
  }

  /** Adds a table group, or replaces the one of its name. */
  public void put(TableGroupSchema group) {
    maps.groups.put(group.name(), group);
    mutations.add(CatalogRecords.put(group));
  }

  /** Removes a table group. */
  public void remove(TableGroupSchema group) {
    maps.groups.remove(group.name());
    mutations.add(CatalogRecords.delete(CatalogRecords.TABLE_GROUP, group.id()));
  }

  /** Adds an account, or replaces the one of its name. */
  public void put(UserSchema user) {
    maps.users.put(user.name(), user);
    mutations.add(CatalogRecords.put(user));
  }

  /** Removes an account. */
  public void remove(UserSchema user) {
    maps.users.remove(user.name());
    mutations.add(CatalogRecords.delete(CatalogRecords.USER, user.id()));
  }

  /** Sets a global variable. */
  public void setVariable(String name, String value) {
    maps.variables.put(name, value);
    mutations.add(CatalogRecords.put(CatalogRecords.VARIABLE, name, value));
  }

  /** Sets a configuration parameter. */
  public void setParameter(String name, String value) {
    maps.parameters.put(name, value);
    mutations.add(CatalogRecords.put(CatalogRecords.PARAMETER, name, value));
  }

  boolean isEmpty() {
    return mutations.isEmpty();
  }

  /** What to write; nothing may be changed afterwards. */
  List<Mutation> finish() {
    Counters now = maps.counters;
    maps.counters =
        new Counters(version, now.nextObject(), now.nextTablet(), now.nextIndexTablet());
    mutations.add(CatalogRecords.put(maps.counters));
    return List.copyOf(mutations);
  }
}
