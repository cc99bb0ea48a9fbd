// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.information;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualTables;
import java.util.List;
import java.util.stream.Stream;

/** All tables of {@code information_schema}. Stateless. */
public final class InformationSchema {
  /** The catalog that everything is in, as MySQL calls it. */
  static final String CATALOG = "def";

  /** The database's name. */
  public static final String DATABASE = "information_schema";

  /** What the server has none of. */
  private static final List<String> EMPTY = List.of(
      "COLUMN_PRIVILEGES",
      "EVENTS",
      "FILES",
      "PARAMETERS",
      "PLUGINS",
      "PROFILING",
      "ROUTINES",
      "TABLESPACES",
      "TABLE_PRIVILEGES",
      "TRIGGERS");

  private InformationSchema() {}

  /**
   * Adds the tables.
   *
   * @param all gives all virtual tables, these among them, once they are built
   */
  public static void addTo(
      VirtualTables.Builder tables, java.util.function.Supplier<VirtualTables> all) {
    ObjectTables objects = new ObjectTables(all);
    tables
        .add(DATABASE, "SCHEMATA", ObjectTables::schemata)
        .add(DATABASE, "TABLES", objects::tables)
        .add(DATABASE, "VIEWS", ObjectTables::views)
        .add(DATABASE, "COLUMNS", new ColumnTable(all)::read)
        .add(DATABASE, "PARTITIONS", PartitionTable::read)
        .add(DATABASE, "STATISTICS", IndexTables::statistics)
        .add(DATABASE, "KEY_COLUMN_USAGE", ConstraintTables::keyColumns)
        .add(DATABASE, "TABLE_CONSTRAINTS", ConstraintTables::constraints)
        .add(DATABASE, "REFERENTIAL_CONSTRAINTS", ConstraintTables::references)
        .add(DATABASE, "CHECK_CONSTRAINTS", ConstraintTables::checks);
    addSettings(tables);
    EMPTY.forEach(name -> tables.add(DATABASE, name, request -> Stream.empty()));
  }

  private static void addSettings(VirtualTables.Builder tables) {
    tables
        .add(DATABASE, "CHARACTER_SETS", CharacterTables::characterSets)
        .add(DATABASE, "COLLATIONS", CharacterTables::collations)
        .add(
            DATABASE,
            "COLLATION_CHARACTER_SET_APPLICABILITY",
            CharacterTables::collationsOfCharacterSets)
        .add(DATABASE, "ENGINES", SettingTables::engines)
        .add(DATABASE, "GLOBAL_VARIABLES", request -> SettingTables.variables(request, true))
        .add(DATABASE, "SESSION_VARIABLES", request -> SettingTables.variables(request, false))
        .add(DATABASE, "USER_PRIVILEGES", PrivilegeTables::ofUsers)
        .add(DATABASE, "SCHEMA_PRIVILEGES", PrivilegeTables::ofDatabases);
  }

  /** The databases that a request wants. */
  static Stream<String> databases(VirtualRequest request, String column) {
    return request.state().databases().stream().filter(name -> request.wantsAnyCase(column, name));
  }

  /** The tables that a request wants. */
  static Stream<TableSchema> tables(VirtualRequest request) {
    CatalogState state = request.state();
    return databases(request, "table_schema")
        .flatMap(database -> state.tables(database).stream())
        .filter(table -> request.wantsAnyCase("table_name", table.name()));
  }

  /** The views that a request wants. */
  static Stream<ViewSchema> views(VirtualRequest request) {
    CatalogState state = request.state();
    return databases(request, "table_schema")
        .flatMap(database -> state.views(database).stream())
        .filter(view -> request.wantsAnyCase("table_name", view.name()));
  }
}
