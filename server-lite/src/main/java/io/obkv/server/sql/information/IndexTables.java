// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.information;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** STATISTICS: a row an indexed column. Stateless. */
final class IndexTables {
  static final String PRIMARY = "PRIMARY";

  private IndexTables() {}

  static Stream<Value[]> statistics(VirtualRequest request) {
    return InformationSchema.tables(request)
        .flatMap(table -> Stream.concat(
            rows(
                request,
                table,
                PRIMARY,
                true,
                "BTREE",
                table.declaredKey(),
                table.options().comment()),
            indexes(table)
                .flatMap(index -> rows(
                    request,
                    table,
                    index.name(),
                    index.isUnique(),
                    index.kind() == IndexSchema.Kind.FULLTEXT ? "FULLTEXT" : "BTREE",
                    index.columns(),
                    index.comment()))));
  }

  /** The indexes that SQL shows: the primary key of a heap table is not one of them. */
  static Stream<IndexSchema> indexes(TableSchema table) {
    return table.indexes().stream().filter(index -> index.kind() != IndexSchema.Kind.HEAP_PRIMARY);
  }

  private static Stream<Value[]> rows(
      VirtualRequest request,
      TableSchema table,
      String name,
      boolean unique,
      String type,
      List<String> columns,
      String comment) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> request
            .row()
            .set("table_catalog", InformationSchema.CATALOG)
            .set("table_schema", table.database())
            .set("table_name", table.name())
            .set("non_unique", unique ? 0 : 1)
            .set("index_schema", table.database())
            .set("index_name", name)
            .set("seq_in_index", i + 1)
            .set("column_name", columns.get(i))
            .set("collation", "A")
            .set("nullable", table.column(columns.get(i)).orElseThrow().nullable() ? "YES" : "")
            .set("index_type", type)
            .set("comment", "VALID")
            .set("index_comment", comment)
            .set("is_visible", "YES")
            .values());
  }

  /** The name of the primary key's constraint: that of a table without organization by it is the index's. */
  static String primaryName(TableSchema table) {
    return table.indexes().stream()
        .filter(index -> index.kind() == IndexSchema.Kind.HEAP_PRIMARY)
        .map(IndexSchema::name)
        .findFirst()
        .orElse(PRIMARY);
  }
}
