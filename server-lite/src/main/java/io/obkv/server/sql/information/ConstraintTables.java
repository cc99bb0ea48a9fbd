// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.information;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableConstraints;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What rows must fulfil: keys, foreign keys and checks. Stateless. */
final class ConstraintTables {
  private ConstraintTables() {}

  private static VirtualRow start(VirtualRequest request, TableSchema table, String name) {
    return request
        .row()
        .set("constraint_catalog", InformationSchema.CATALOG)
        .set("constraint_schema", table.database())
        .set("constraint_name", name);
  }

  private static List<TableConstraints.ForeignKey> foreignKeys(
      VirtualRequest request, TableSchema table) {
    return request.state().constraints(table.id()).foreignKeys();
  }

  static Stream<Value[]> constraints(VirtualRequest request) {
    return InformationSchema.tables(request)
        .flatMap(table -> Stream.of(
                table.declaredKey().isEmpty()
                    ? Stream.<Value[]>empty()
                    : Stream.<Value[]>of(
                        constraint(request, table, IndexTables.primaryName(table), "PRIMARY KEY")),
                IndexTables.indexes(table)
                    .filter(IndexSchema::isUnique)
                    .map(index -> constraint(request, table, index.name(), "UNIQUE")),
                foreignKeys(request, table).stream()
                    .map(key -> constraint(request, table, key.name(), "FOREIGN KEY")),
                request.state().constraints(table.id()).checks().stream()
                    .map(check -> constraint(request, table, check.name(), "CHECK")))
            .flatMap(rows -> rows));
  }

  private static Value[] constraint(
      VirtualRequest request, TableSchema table, String name, String type) {
    return start(request, table, name)
        .set("table_schema", table.database())
        .set("table_name", table.name())
        .set("constraint_type", type)
        .set("enforced", "YES")
        .values();
  }

  static Stream<Value[]> keyColumns(VirtualRequest request) {
    return InformationSchema.tables(request)
        .flatMap(table -> Stream.of(
                keyColumns(request, table, IndexTables.primaryName(table), table.declaredKey()),
                IndexTables.indexes(table)
                    .filter(IndexSchema::isUnique)
                    .flatMap(index -> keyColumns(request, table, index.name(), index.columns())),
                foreignKeys(request, table).stream()
                    .flatMap(key -> foreignColumns(request, table, key)))
            .flatMap(rows -> rows));
  }

  private static Stream<Value[]> keyColumns(
      VirtualRequest request, TableSchema table, String name, List<String> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> keyColumn(request, table, name, columns, i).values());
  }

  private static VirtualRow keyColumn(
      VirtualRequest request, TableSchema table, String name, List<String> columns, int i) {
    return start(request, table, name)
        .set("table_catalog", InformationSchema.CATALOG)
        .set("table_schema", table.database())
        .set("table_name", table.name())
        .set("column_name", columns.get(i))
        .set("ordinal_position", i + 1);
  }

  private static Stream<Value[]> foreignColumns(
      VirtualRequest request, TableSchema table, TableConstraints.ForeignKey key) {
    return IntStream.range(0, key.columns().size())
        .mapToObj(i -> keyColumn(request, table, key.name(), key.columns(), i)
            .set("position_in_unique_constraint", i + 1)
            .set("referenced_table_schema", key.parentDatabase())
            .set("referenced_table_name", key.parentTable())
            .set("referenced_column_name", key.parentColumns().get(i))
            .values());
  }

  static Stream<Value[]> references(VirtualRequest request) {
    return request.state().databases().stream()
        .flatMap(database -> request.state().tables(database).stream())
        .flatMap(table -> foreignKeys(request, table).stream()
            .map(key -> start(request, table, key.name())
                .set("unique_constraint_catalog", InformationSchema.CATALOG)
                .set("unique_constraint_schema", key.parentDatabase())
                .set("unique_constraint_name", IndexTables.PRIMARY)
                .set("match_option", "NONE")
                .set("update_rule", "RESTRICT")
                .set("delete_rule", "RESTRICT")
                .set("table_name", table.name())
                .set("referenced_table_name", key.parentTable())
                .values()));
  }

  static Stream<Value[]> checks(VirtualRequest request) {
    return request.state().databases().stream()
        .flatMap(database -> request.state().tables(database).stream())
        .flatMap(table -> request.state().constraints(table.id()).checks().stream()
            .map(check -> start(request, table, check.name())
                .set("check_clause", check.condition())
                .values()));
  }
}
