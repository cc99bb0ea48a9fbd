// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableConstraints;
import io.obkv.server.catalog.TableOptions;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.TtlTerm;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.value.Collation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table as the statement that makes it: SHOW CREATE TABLE (7.3 of the SQL notes). Stateless. */
public final class TableText {
  /** What the engine prints of its storage; the bundled server has no such settings. */
  private static final String STORAGE =
      " ROW_FORMAT = DYNAMIC COMPRESSION = 'zstd_1.3.8' REPLICA_NUM = 1 BLOCK_SIZE = ";

  private static final String MORE_STORAGE = " USE_BLOOM_FILTER = FALSE"
      + " ENABLE_MACRO_BLOCK_BLOOM_FILTER = FALSE TABLET_SIZE = 134217728 PCTFREE = 0";

  private TableText() {}

  /** The statement; it can be run again. */
  public static String of(TableSchema table, TableConstraints constraints) {
    List<String> lines = new ArrayList<>();
    table.columns().stream()
        .filter(column -> !column.isHidden())
        .forEach(column -> lines.add(ColumnText.of(column, table.options().collation())));
    primaryKey(table, lines);
    addIndexes(table, lines, true);
    addIndexes(table, lines, false);
    constraints.foreignKeys().forEach(key -> lines.add(foreignKey(key)));
    constraints
        .checks()
        .forEach(check ->
            lines.add("CONSTRAINT `" + check.name() + "` CHECK (" + check.condition() + ")"));
    return "CREATE TABLE `" + table.name() + "` (\n"
        + lines.stream().map(line -> "  " + line).collect(Collectors.joining(",\n"))
        + "\n) " + options(table)
        + table.partitioning().map(PartitionText::of).orElse("")
        + table
            .options()
            .autoSplit()
            .map(split -> "\n partition by " + split.clause())
            .orElse("");
  }

  private static void primaryKey(TableSchema table, List<String> lines) {
    if (!table.declaredKey().isEmpty()) {
      lines.add("PRIMARY KEY " + names(table.declaredKey()));
    }
  }

  private static void addIndexes(TableSchema table, List<String> lines, boolean unique) {
    table.indexes().stream()
        .filter(index -> index.isUnique() == unique)
        .filter(index -> index.kind() != IndexSchema.Kind.HEAP_PRIMARY)
        .forEach(index -> lines.add(
            index(index, table.isPartitioned() || table.options().autoSplit().isPresent())));
  }

  private static String index(IndexSchema index, boolean partitionedTable) {
    String kind = switch (index.kind()) {
      case UNIQUE, HEAP_PRIMARY -> "UNIQUE KEY";
      case FULLTEXT -> "FULLTEXT KEY";
      case NORMAL -> "KEY";
    };
    StringBuilder text = new StringBuilder(kind)
        .append(" `")
        .append(index.name())
        .append("` ")
        .append(names(index.columns()));
    if (index.kind() == IndexSchema.Kind.FULLTEXT) {
      text.append(" WITH PARSER space"
          + " PARSER_PROPERTIES=(min_token_size=3,max_token_size=84) BLOCK_SIZE 16384");
      return text.toString();
    }
    if (!index.storing().isEmpty()) {
      text.append(" STORING ").append(names(index.storing()));
    }
    text.append(" BLOCK_SIZE 16384 ").append(index.scope());
    if (!index.comment().isEmpty()) {
      text.append(" COMMENT ").append(StringLiterals.printed(index.comment()));
    }
    boolean global = index.scope() == IndexSchema.Scope.GLOBAL;
    String bare = global && partitionedTable ? "\n " : "";
    return text + index.partitioning().map(PartitionText::of).orElse(bare);
  }

  private static String foreignKey(TableConstraints.ForeignKey key) {
    return "CONSTRAINT `" + key.name() + "` FOREIGN KEY " + names(key.columns()) + " REFERENCES `"
        + key.parentDatabase() + "`.`" + key.parentTable() + "`" + names(key.parentColumns())
        + " ON UPDATE RESTRICT ON DELETE RESTRICT ";
  }

  private static String names(List<String> columns) {
    return columns.stream()
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String options(TableSchema table) {
    TableOptions options = table.options();
    StringBuilder text =
        new StringBuilder("ORGANIZATION ").append(options.heap() ? "HEAP" : "INDEX");
    if (table.columns().stream().anyMatch(ColumnSchema::autoIncrement)) {
      text.append(" AUTO_INCREMENT = ")
          .append(options.autoIncrementStart())
          .append(" AUTO_INCREMENT_MODE = ")
          .append(options.autoIncrementOrdered() ? "'ORDER'" : "'NOORDER'");
    }
    text.append(" DEFAULT CHARSET = ")
        .append(options.collation() == Collation.BINARY ? "binary" : "utf8mb4");
    if (options.collation() != Collation.UTF8MB4_GENERAL_CI
        && options.collation() != Collation.BINARY) {
      text.append(" COLLATE = ").append(options.collation().sqlName());
    }
    text.append(STORAGE).append(options.blockSize()).append(MORE_STORAGE);
    options
        .tableGroup()
        .ifPresent(group -> text.append(" TABLEGROUP = '").append(group).append('\''));
    if (!options.comment().isEmpty()) {
      text.append(" COMMENT = ").append(StringLiterals.printed(options.comment()));
    }
    if (!options.ttl().isEmpty()) {
      text.append(options.ttl().stream()
          .map(TtlTerm::text)
          .collect(Collectors.joining(", ", " TTL = (", ")")));
    }
    if (!options.kvAttributes().isEmpty()) {
      text.append(" KV_ATTRIBUTES = ").append(StringLiterals.quoted(options.kvAttributes()));
    }
    return text.toString();
  }
}
