// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.ddl.TableName;
import io.obkv.server.sql.ddl.Tables;
import java.util.List;

/** SHOW INDEX. Stateless. */
final class ShowIndexes {
  private ShowIndexes() {}

  static ShowTable of(TableName name, CatalogState state) {
    TableSchema table = Tables.require(name, state);
    ShowTable result = ShowTable.of(
            "Table",
            "Non_unique",
            "Key_name",
            "Seq_in_index",
            "Column_name",
            "Collation",
            "Cardinality",
            "Sub_part",
            "Packed",
            "Null",
            "Index_type",
            "Comment",
            "Index_comment",
            "Visible",
            "Expression")
        .whole("Non_unique")
        .whole("Seq_in_index")
        .whole("Cardinality");
    add(result, table, "PRIMARY", 0, table.declaredKey(), "BTREE", "");
    for (IndexSchema index : table.indexes()) {
      if (index.kind() == IndexSchema.Kind.HEAP_PRIMARY) {
        continue;
      }
      boolean fulltext = index.kind() == IndexSchema.Kind.FULLTEXT;
      add(
          result,
          table,
          index.name(),
          index.isUnique() ? 0 : 1,
          index.columns(),
          fulltext ? "FULLTEXT" : "BTREE",
          index.comment());
    }
    return result;
  }

  private static void add(
      ShowTable result,
      TableSchema table,
      String index,
      int nonUnique,
      List<String> columns,
      String type,
      String comment) {
    for (int i = 0; i < columns.size(); i++) {
      boolean nullable = table.column(columns.get(i)).orElseThrow().nullable();
      result.add(
          table.name(),
          nonUnique,
          index,
          i + 1,
          columns.get(i),
          "A",
          null,
          null,
          null,
          nullable ? "YES" : "",
          type,
          "available",
          comment,
          "YES",
          null);
    }
  }
}
