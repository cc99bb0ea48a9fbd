// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.UserSchema;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.sql.virtual.VirtualTable;
import java.util.Map;
import java.util.TreeMap;

/** SHOW TABLES, DATABASES, TABLEGROUPS and GRANTS. Stateless. */
final class ShowObjects {
  private ShowObjects() {}

  static ShowTable tables(ShowScope scope, String database, boolean full, String pattern) {
    CatalogState state = scope.state();
    String title = "Tables_in_" + database + (pattern == null ? "" : " (" + pattern + ")");
    Map<String, String> kinds = new TreeMap<>();
    for (TableSchema table : state.tables(database)) {
      kinds.put(table.name(), "BASE TABLE");
    }
    for (ViewSchema view : state.views(database)) {
      kinds.put(view.name(), "VIEW");
    }
    // Tables are the engine's own business; views are for people.
    scope.virtualTables().of(database).stream()
        .map(VirtualTable::definition)
        .filter(table -> table.keys().isEmpty())
        .forEach(table -> kinds.put(table.name(), "SYSTEM VIEW"));
    ShowTable result = full ? ShowTable.of(title, "Table_type") : ShowTable.of(title);
    kinds.forEach((name, kind) -> {
      if (full) {
        result.add(name, kind);
      } else {
        result.add(name);
      }
    });
    return result;
  }

  /** SHOW TABLE STATUS; rows are not counted. */
  static ShowTable status(CatalogState state, String database) {
    ShowTable result = ShowTable.of(
            "Name",
            "Engine",
            "Version",
            "Row_format",
            "Rows",
            "Avg_row_length",
            "Data_length",
            "Max_data_length",
            "Index_length",
            "Data_free",
            "Auto_increment",
            "Create_time",
            "Update_time",
            "Check_time",
            "Collation",
            "Checksum",
            "Create_options",
            "Comment")
        .whole("Rows")
        .whole("Data_length")
        .whole("Index_length");
    for (TableSchema table : state.tables(database)) {
      result.add(
          table.name(),
          "oceanbase",
          null,
          "DYNAMIC",
          0,
          null,
          0,
          null,
          0,
          null,
          null,
          null,
          null,
          null,
          table.options().collation().sqlName(),
          null,
          null,
          table.options().comment());
    }
    return result;
  }

  static ShowTable databases(CatalogState state, String pattern) {
    ShowTable result = ShowTable.of("Database" + (pattern == null ? "" : " (" + pattern + ")"));
    state.databases().forEach(result::add);
    return result;
  }

  static ShowTable tableGroups(CatalogState state) {
    ShowTable result = ShowTable.of("Tablegroup_name", "Table_name", "Database_name", "Sharding");
    state.tableGroups().forEach(group -> {
      String sharding = group.sharding().name();
      var tables = state.tablesOfGroup(group.name());
      if (tables.isEmpty()) {
        result.add(group.name(), null, null, sharding);
      }
      tables.forEach(table -> result.add(group.name(), table.name(), table.database(), sharding));
    });
    return result;
  }

  static ShowTable grants(CatalogState state, String user) {
    ShowTable result = ShowTable.of("Grants for " + user + "@%");
    UserSchema account = state.user(user).orElseThrow();
    result.add(
        account.allDatabases()
            ? "GRANT ALL PRIVILEGES ON *.* TO '" + user + "' WITH GRANT OPTION"
            : "GRANT USAGE ON *.* TO '" + user + "'");
    account.databases().stream()
        .sorted()
        .forEach(database ->
            result.add("GRANT ALL PRIVILEGES ON `" + database + "`.* TO '" + user + "'"));
    return result;
  }
}
