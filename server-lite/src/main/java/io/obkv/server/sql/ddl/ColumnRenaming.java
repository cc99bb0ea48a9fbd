// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.GeneratedColumn;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.TtlTerm;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodePrinter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives a column another name, wherever its table names it. Stateless. */
final class ColumnRenaming {
  private ColumnRenaming() {}

  static TableSchema apply(TableSchema table, ColumnSchema column, String name) {
    if (column.name().equals(name)) {
      return table;
    }
    checkNotInPartitioning(table, column);
    List<ColumnSchema> columns = table.columns().stream()
        .map(other -> other.equals(column) ? other.withName(name) : inside(other, column, name))
        .toList();
    List<IndexSchema> indexes = table.indexes().stream()
        .map(index -> index.withColumns(renamed(index.columns(), column, name)))
        .toList();
    List<TtlTerm> ttl = table.options().ttl().stream()
        .map(term -> column.isNamed(term.column()) ? term(term, name) : term)
        .toList();
    return new TableSchema(
        table.id(),
        table.database(),
        table.name(),
        table.schemaVersion(),
        columns,
        renamed(table.primaryKey(), column, name),
        indexes,
        table.partitioning(),
        table.tabletId(),
        table.options().withTtl(ttl));
  }

  private static void checkNotInPartitioning(TableSchema table, ColumnSchema column) {
    Optional<PartitionScheme> scheme = table.partitioning();
    boolean used = scheme.stream()
        .flatMap(levels -> Stream.concat(Stream.of(levels.level()), levels.subLevel().stream()))
        .map(PartitionLevel::columns)
        .flatMap(List::stream)
        .anyMatch(column::isNamed);
    if (used) {
      throw SqlErrors.of(
          -5502,
          3855,
          "HY000",
          "Column '" + column.name()
              + "' has a partitioning function dependency and cannot be dropped or renamed.");
    }
  }

  private static ColumnSchema inside(ColumnSchema other, ColumnSchema column, String name) {
    if (other.generated().isEmpty()) {
      return other;
    }
    GeneratedColumn generated = other.generated().get();
    Node node = ExpressionCompiler.parse(generated.expression())
        .rewrite(part -> part instanceof Node.Column named && column.isNamed(named.name())
            ? new Node.Column("", name)
            : part);
    return other.withGenerated(
        Optional.of(new GeneratedColumn(NodePrinter.print(node), generated.stored())));
  }

  private static TtlTerm term(TtlTerm term, String name) {
    return new TtlTerm(
        name,
        term.amount(),
        term.unit(),
        name + " + INTERVAL " + term.amount() + " " + term.unit());
  }

  private static List<String> renamed(List<String> names, ColumnSchema column, String name) {
    return names.stream().map(other -> column.isNamed(other) ? name : other).toList();
  }
}
