// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.ViewSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Indexes as tables of their own, which {@code ob_enable_index_direct_select} allows to read: the
 * indexed columns and the primary key. Stateless.
 */
final class IndexTables {
  private static final String PREFIX = "__idx_";
  private static final String VARIABLE = "ob_enable_index_direct_select";
  private static final Set<String> ON = Set.of("on", "1", "true");

  private IndexTables() {}

  /** The index that is called so as a table, as a view on the rows of its table. */
  static Optional<ViewSchema> find(QueryContext context, String database, String name) {
    if (!name.startsWith(PREFIX) || !isAllowed(context)) {
      return Optional.empty();
    }
    for (TableSchema table : context.state().tables(database)) {
      String prefix = PREFIX + table.id() + "_";
      if (name.startsWith(prefix)) {
        return table.index(name.substring(prefix.length())).map(index -> view(name, table, index));
      }
    }
    return Optional.empty();
  }

  private static boolean isAllowed(QueryContext context) {
    return context
        .session()
        .variable(VARIABLE)
        .or(() -> context.state().variable(VARIABLE))
        .filter(value -> ON.contains(value.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  private static ViewSchema view(String name, TableSchema table, IndexSchema index) {
    Set<String> columns = new LinkedHashSet<>(index.columns());
    columns.addAll(table.primaryKey());
    String query = columns.stream()
        .map(IndexTables::quoted)
        .collect(Collectors.joining(
            ",", "select ", " from " + quoted(table.database()) + "." + quoted(table.name())));
    return new ViewSchema(index.id(), table.database(), name, List.of(), query);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
