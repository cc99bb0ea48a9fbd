// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import io.obkv.value.Collation;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Refuses keys, indexes and partitions over texts in collations whose order the server does not have:
 * when the table is made, rather than when it is used. Stateless.
 */
final class KeyCollations {
  private static final Set<Collation> ORDERED =
      Set.of(Collation.BINARY, Collation.UTF8MB4_BIN, Collation.UTF8MB4_GENERAL_CI);

  private KeyCollations() {}

  static void check(TableSchema table) {
    Stream<String> indexed = table.indexes().stream()
        .filter(index -> index.kind() != IndexSchema.Kind.FULLTEXT)
        .flatMap(index ->
            Stream.concat(index.columns().stream(), partitioning(index.partitioning().stream())));
    Stream.of(table.primaryKey().stream(), indexed, partitioning(table.partitioning().stream()))
        .flatMap(names -> names)
        .forEach(name -> check(table.column(name).orElseThrow()));
  }

  private static Stream<String> partitioning(Stream<PartitionScheme> schemes) {
    return schemes
        .flatMap(scheme -> Stream.concat(Stream.of(scheme.level()), scheme.subLevel().stream()))
        .map(PartitionLevel::columns)
        .flatMap(columns -> columns.stream());
  }

  private static void check(ColumnSchema column) {
    if (column.type().isCharacter() && !ORDERED.contains(column.type().collation())) {
      throw SqlErrors.notSupported("a key or partition over column '" + column.name()
          + "' in collation " + column.type().collation().sqlName());
    }
  }
}
