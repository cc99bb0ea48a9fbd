// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.server.catalog.CatalogSnapshot.TabletOwner;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The objects of a catalog by name and id. Changed only by the one who made it, and only until it is
 * published.
 */
final class CatalogMaps {
  final NavigableMap<String, DatabaseSchema> databases = new TreeMap<>();
  final NavigableMap<String, TableGroupSchema> groups = new TreeMap<>();
  final NavigableMap<String, UserSchema> users = new TreeMap<>();
  final NavigableMap<String, String> variables = new TreeMap<>();
  final NavigableMap<String, String> parameters = new TreeMap<>();
  final Map<String, NavigableMap<String, TableSchema>> tables = new HashMap<>();
  final Map<String, NavigableMap<String, ViewSchema>> views = new HashMap<>();
  final Map<Long, TableSchema> tablesById = new HashMap<>();
  final Map<Long, TabletOwner> tablets = new HashMap<>();
  final Map<Long, TableConstraints> constraints = new HashMap<>();
  Counters counters = Counters.initial();

  CatalogMaps copy() {
    CatalogMaps copy = new CatalogMaps();
    copy.databases.putAll(databases);
    copy.groups.putAll(groups);
    copy.users.putAll(users);
    copy.variables.putAll(variables);
    copy.parameters.putAll(parameters);
    tables.forEach((database, named) -> copy.tables.put(database, new TreeMap<>(named)));
    views.forEach((database, named) -> copy.views.put(database, new TreeMap<>(named)));
    copy.tablesById.putAll(tablesById);
    copy.tablets.putAll(tablets);
    copy.constraints.putAll(constraints);
    copy.counters = counters;
    return copy;
  }

  void put(TableSchema table) {
    TableSchema before = tablesById.get(table.id());
    if (before != null) {
      remove(before);
    }
    tables.computeIfAbsent(table.database(), any -> new TreeMap<>()).put(table.name(), table);
    tablesById.put(table.id(), table);
    TabletOwner rows = new TabletOwner(table, Optional.empty());
    table.tabletIds().forEach(tablet -> tablets.put(tablet, rows));
    for (IndexSchema index : table.indexes()) {
      TabletOwner entries = new TabletOwner(table, Optional.of(index));
      index.tabletIds().forEach(tablet -> tablets.put(tablet, entries));
    }
  }

  void remove(TableSchema table) {
    TableSchema held = tablesById.remove(table.id());
    tables.get(held.database()).remove(held.name());
    held.tabletIds().forEach(tablets::remove);
    held.indexes().forEach(index -> index.tabletIds().forEach(tablets::remove));
  }

  void put(ViewSchema view) {
    views.computeIfAbsent(view.database(), any -> new TreeMap<>()).put(view.name(), view);
  }

  void remove(ViewSchema view) {
    views.get(view.database()).remove(view.name());
  }
}
