// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.information;

import io.obkv.server.catalog.AutoSplit;
import io.obkv.server.catalog.DatabaseSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.server.sql.virtual.VirtualTable;
import io.obkv.server.sql.virtual.VirtualTables;
import io.obkv.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** SCHEMATA, TABLES and VIEWS. */
record ObjectTables(Supplier<VirtualTables> virtualTables) {
  private static final String CHARACTER_SET = "utf8mb4";
  private static final String COLLATION = "utf8mb4_general_ci";

  static Stream<Value[]> schemata(VirtualRequest request) {
    return InformationSchema.databases(request, "schema_name")
        .map(name -> schema(request, request.state().database(name).orElseThrow()));
  }

  private static Value[] schema(VirtualRequest request, DatabaseSchema database) {
    return request
        .row()
        .set("catalog_name", InformationSchema.CATALOG)
        .set("schema_name", database.name())
        .set("default_character_set_name", CharacterTables.characterSet(database.collation()))
        .set("default_collation_name", database.collation().sqlName())
        .set("default_encryption", "NO")
        .values();
  }

  Stream<Value[]> tables(VirtualRequest request) {
    Stream<Value[]> stored = InformationSchema.tables(request).map(table -> table(request, table));
    Stream<Value[]> views = InformationSchema.views(request).map(view -> view(request, view));
    Stream<Value[]> virtual = InformationSchema.databases(request, "table_schema")
        .flatMap(database -> virtualTables.get().of(database).stream())
        .map(VirtualTable::definition)
        .filter(table -> request.wantsAnyCase("table_name", table.name()))
        .map(table -> virtualTable(request, table));
    return Stream.of(stored, views, virtual).flatMap(rows -> rows);
  }

  private static VirtualRow start(VirtualRequest request, String database, String name) {
    return request
        .row()
        .set("table_catalog", InformationSchema.CATALOG)
        .set("table_schema", database)
        .set("table_name", name);
  }

  private static Value[] table(VirtualRequest request, TableSchema table) {
    Instant changed = Instant.EPOCH.plus(table.schemaVersion(), ChronoUnit.MICROS);
    return start(request, table.database(), table.name())
        .set("table_type", "BASE TABLE")
        .set("engine", SettingTables.ENGINE)
        .set("row_format", "DYNAMIC")
        .set("table_rows", 0)
        .set("avg_row_length", 0)
        .set("data_length", 0)
        .set("index_length", 0)
        .set("create_time", changed.truncatedTo(ChronoUnit.SECONDS))
        .set("update_time", changed.truncatedTo(ChronoUnit.SECONDS))
        .set("table_collation", table.options().collation().sqlName())
        .set("table_comment", table.options().comment())
        .set("auto_split", table.options().autoSplit().isPresent() ? "TRUE" : "FALSE")
        .set(
            "auto_split_tablet_size",
            table.options().autoSplit().map(AutoSplit::tabletBytes).orElse(0L))
        .set("organization", table.options().heap() ? "HEAP" : "INDEX")
        .values();
  }

  private static Value[] view(VirtualRequest request, ViewSchema view) {
    return start(request, view.database(), view.name())
        .set("table_type", "VIEW")
        .set("table_comment", "VIEW")
        .values();
  }

  private static Value[] virtualTable(VirtualRequest request, VirtualTable.Definition table) {
    return start(request, table.database(), table.name())
        .set("table_type", table.keys().isEmpty() ? "SYSTEM VIEW" : "SYSTEM TABLE")
        .set("engine", "MEMORY")
        .set("row_format", "DYNAMIC")
        .set("table_collation", COLLATION)
        .set("table_comment", "")
        .values();
  }

  static Stream<Value[]> views(VirtualRequest request) {
    return InformationSchema.views(request)
        .map(view -> start(request, view.database(), view.name())
            .set("view_definition", view.query())
            .set("check_option", "NONE")
            .set("is_updatable", "NO")
            .set("definer", "root@%")
            .set("security_type", "NONE")
            .set("character_set_client", CHARACTER_SET)
            .set("collation_connection", COLLATION)
            .values());
  }
}
