// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.error.ProtocolException;
import io.obkv.routing.cluster.JsonText;
import io.obkv.routing.sql.SqlClient;
import io.obkv.routing.sql.SqlRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells families' names as HBase has them. Servers fold the names of tables, families' among them, to lower
 * case; where a family was made by this driver, the comment of its table keeps the name.
 */
final class FamilyNames {
  private static final Logger LOG = LoggerFactory.getLogger(FamilyNames.class);

  private final HBaseCluster cluster;

  FamilyNames(HBaseCluster cluster) {
    this.cluster = cluster;
  }

  /** The table with the names that are kept; where there is no SQL to ask for them, as it is. */
  CompletableFuture<HTableSchema> told(HTableSchema table) {
    return cluster
        .database(table.name())
        .thenCompose(database -> database
            .access()
            .sql()
            .map(sql -> told(sql, database.name(), table))
            .orElseGet(() -> CompletableFuture.completedFuture(table)));
  }

  private CompletableFuture<HTableSchema> told(SqlClient sql, String database, HTableSchema table) {
    CompletableFuture<List<FamilySchema>> all =
        CompletableFuture.completedFuture(new ArrayList<>());
    for (FamilySchema family : table.families().values()) {
      all = all.thenCombine(told(sql, database, table, family), (told, next) -> {
        told.add(next);
        return told;
      });
    }
    return all.thenApply(families -> HTableSchema.of(table.name(), families, table.enabled()));
  }

  private CompletableFuture<FamilySchema> told(
      SqlClient sql, String database, HTableSchema table, FamilySchema family) {
    String statement = "SHOW CREATE TABLE " + quoted(database) + "."
        + quoted(HTableSchema.familyTable(table.name(), family.storedName()));
    return sql.query(statement, cluster.settings().administration().operation().toNanos())
        .thenApply(rows -> name(rows).map(family::named).orElse(family))
        .exceptionally(thrown -> {
          LOG.debug("{} could not be asked for", statement, thrown);
          return family;
        });
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static Optional<String> name(SqlRows rows) {
    return rows.size() == 0
        ? Optional.empty()
        : name(TableDefinition.options(rows.text(0, "Create Table")).get("COMMENT"));
  }

  /** The name in a comment; empty where somebody else wrote it. */
  static Optional<String> name(String comment) {
    if (comment == null || !comment.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return JsonText.parse(comment) instanceof Map<?, ?> root
              && root.get("hbase") instanceof Map<?, ?> hbase
              && hbase.get("family") instanceof String name
          ? Optional.of(name)
          : Optional.empty();
    } catch (ProtocolException e) {
      LOG.debug("a comment is no JSON: {}", comment, e);
      return Optional.empty();
    }
  }
}
