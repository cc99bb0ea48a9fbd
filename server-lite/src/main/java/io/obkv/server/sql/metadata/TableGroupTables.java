// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.value.Value;
import java.util.stream.Stream;

/** The views of table groups (5.7 of the SQL notes). Stateless. */
final class TableGroupTables {
  private TableGroupTables() {}

  static Stream<Value[]> stored(VirtualRequest request) {
    return request.state().tableGroups().stream()
        .map(group -> request
            .row()
            .set("tablegroup_id", group.id())
            .set("tablegroup_name", group.name())
            .set("part_func_expr_num", -1)
            .set("part_num", 1)
            .set("sub_part_func_expr_num", -1)
            .set("sharding", group.sharding().name())
            .values());
  }

  static Stream<Value[]> groups(VirtualRequest request) {
    return request.state().tableGroups().stream()
        .map(group -> Rows.tenant(request)
            .set("tablegroup_name", group.name())
            .set("partitioning_type", "NONE")
            .set("subpartitioning_type", "NONE")
            .set("partition_count", null)
            .set("def_subpartition_count", null)
            .set("partitioning_key_count", null)
            .set("subpartitioning_key_count", null)
            .set("sharding", group.sharding().name())
            .values());
  }

  static Stream<Value[]> members(VirtualRequest request) {
    CatalogState state = request.state();
    return state.tableGroups().stream()
        .filter(group -> request.wants("tablegroup_name", group.name()))
        .flatMap(group -> state.tablesOfGroup(group.name()).stream()
            .map(table -> Rows.tenant(request)
                .set("tablegroup_name", group.name())
                .set("owner", table.database())
                .set("table_name", table.name())
                .set("sharding", group.sharding().name())
                .values()));
  }
}
