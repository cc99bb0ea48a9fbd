// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.TableGroupSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.TtlTerm;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code __all_virtual_table} and its relatives: the catalog as the engine keeps it (5.7 of the SQL
 * notes). Stateless.
 */
final class TableTables {
  private static final int VIEW = 4;
  private static final int AVAILABLE = 2;

  private TableTables() {}

  static Stream<Value[]> tables(VirtualRequest request) {
    CatalogState state = request.state();
    Stream<NamedObject> objects = request
        .numbers("table_id")
        .map(ids -> ids.stream().flatMap(id -> NamedObject.withId(state, id).stream()))
        .orElseGet(() -> NamedObject.all(state));
    return Stream.concat(
        objects
            .filter(object -> request.wants("table_name", object.name()))
            .map(object -> table(request, object)),
        state.databases().stream()
            .flatMap(database -> state.views(database).stream())
            .filter(view -> request.wants("table_name", view.name()))
            .map(view -> view(request, view)));
  }

  private static VirtualRow start(VirtualRequest request, String database, String name) {
    VirtualRow row = request.row();
    if (request.table().keys().contains("tenant_id")) {
      row.set("tenant_id", request.state().tenantId());
    }
    return row.set("database_id", request.state().databaseId(database).orElseThrow())
        .set("table_name", name);
  }

  private static Value[] view(VirtualRequest request, ViewSchema view) {
    return start(request, view.database(), view.name())
        .set("table_id", view.id())
        .set("table_type", VIEW)
        .set("view_definition", view.query())
        .values();
  }

  private static Value[] table(VirtualRequest request, NamedObject object) {
    TableSchema table = object.table();
    VirtualRow row = start(request, table.database(), object.name())
        .set("table_id", object.id())
        .set("gmt_create", object.changed())
        .set("gmt_modified", object.changed())
        .set("table_type", object.tableType())
        .set("def_type", 1)
        .set("rowkey_column_num", table.primaryKey().size())
        .set("index_column_num", object.index().map(one -> one.columns().size()).orElse(0))
        .set("max_used_column_id", maxColumnId(table))
        .set("auto_increment", table.options().autoIncrementStart())
        .set("comment", table.options().comment())
        .set("collation_type", table.options().collation().number())
        .set("data_table_id", object.index().isPresent() ? table.id() : 0)
        .set("index_status", object.index().isPresent() ? AVAILABLE : 1)
        .set("index_type", object.indexType())
        .set("tablegroup_id", groupId(request.state(), table))
        .set("schema_version", table.schemaVersion())
        .set("part_num", 1)
        .set("object_status", 1)
        .set("ttl_definition", ttl(table))
        .set("kv_attributes", table.options().kvAttributes());
    row.set(
        "tablet_id", object.partitioning().isPresent() ? 0 : object.tabletIds().get(0));
    object.partitioning().ifPresent(scheme -> partitions(row, object, scheme));
    return row.values();
  }

  private static void partitions(VirtualRow row, NamedObject object, PartitionScheme scheme) {
    row.set("part_level", object.partitionLevels())
        .set("part_func_type", scheme.level().kind().number())
        .set("part_func_expr", scheme.level().expression())
        .set("part_num", scheme.partitions().size());
    scheme
        .subLevel()
        .ifPresent(level -> row.set("sub_part_func_type", level.kind().number())
            .set("sub_part_func_expr", level.expression()));
  }

  private static int maxColumnId(TableSchema table) {
    return table.columns().stream().mapToInt(ColumnSchema::id).max().orElse(0);
  }

  private static long groupId(CatalogState state, TableSchema table) {
    return table
        .options()
        .tableGroup()
        .flatMap(state::tableGroup)
        .map(TableGroupSchema::id)
        .orElse(-1L);
  }

  private static String ttl(TableSchema table) {
    return table.options().ttl().stream().map(TtlTerm::text).collect(Collectors.joining(", "));
  }

  static Stream<Value[]> columns(VirtualRequest request) {
    CatalogState state = request.state();
    Stream<TableSchema> tables = request
        .numbers("table_id")
        .map(ids -> ids.stream().flatMap(id -> state.table(id).stream()))
        .orElseGet(
            () -> state.databases().stream().flatMap(database -> state.tables(database).stream()));
    return tables.flatMap(table -> IntStream.range(0, table.columns().size())
        .mapToObj(i -> column(request, table, table.columns().get(i))));
  }

  private static Value[] column(VirtualRequest request, TableSchema table, ColumnSchema column) {
    List<String> partitionKey =
        table.partitioning().map(scheme -> scheme.level().columns()).orElse(List.of());
    boolean text = column.type().type().isBytes();
    return request
        .row()
        .set("gmt_create", NamedObject.of(table).changed())
        .set("gmt_modified", NamedObject.of(table).changed())
        .set("table_id", table.id())
        .set("column_id", column.id())
        .set("column_name", column.name())
        .set("rowkey_position", 1 + table.primaryKey().indexOf(column.name()))
        .set("partition_key_position", 1 + partitionKey.indexOf(column.name()))
        .set("data_type", column.type().type().number())
        .set("data_length", text ? column.type().length() : 0)
        .set("data_precision", column.type().precision())
        .set("data_scale", text ? -1 : Math.max(0, column.type().scale()))
        .set("zero_fill", column.type().zerofill())
        .set("nullable", column.nullable())
        .set("on_update_current_timestamp", column.onUpdateCurrentTimestamp())
        .set("autoincrement", column.autoIncrement())
        .set("is_hidden", column.isHidden())
        .set("collation_type", column.type().collation().number())
        .set("comment", column.comment())
        .set("schema_version", table.schemaVersion())
        .set(
            "cur_default_value_v2",
            column.generated().map(made -> made.expression()).orElse(null))
        .values();
  }

  static Stream<Value[]> databases(VirtualRequest request) {
    CatalogState state = request.state();
    return state.databases().stream()
        .map(name -> state.database(name).orElseThrow())
        .map(database -> request
            .row()
            .set("database_id", database.id())
            .set("database_name", database.name())
            .set("collation_type", database.collation().number())
            .set("default_tablegroup_id", -1)
            .values());
  }

  static Stream<Value[]> databaseView(VirtualRequest request) {
    CatalogState state = request.state();
    return state.databases().stream()
        .map(name -> state.database(name).orElseThrow())
        .map(database -> Rows.tenant(request)
            .set("database_name", database.name())
            .set("in_recyclebin", "NO")
            .set("collation", database.collation().sqlName())
            .set("read_only", "NO")
            .values());
  }
}
