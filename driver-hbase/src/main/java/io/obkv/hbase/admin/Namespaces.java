// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.NamespaceExistException;
import org.apache.hadoop.hbase.NamespaceNotFoundException;
import org.apache.hadoop.hbase.TableName;

/**
 * Namespaces, which are databases; the one of the connection is {@code default}. Descriptors' values are kept
 * in the comment of a table that a database has for this alone. Never blocks; safe for many threads.
 */
final class Namespaces {
  private static final String DEFAULT = NamespaceDescriptor.DEFAULT_NAMESPACE_NAME_STR;
  private static final String SYSTEM = NamespaceDescriptor.SYSTEM_NAMESPACE_NAME_STR;

  /** The table that keeps a namespace's values. */
  private static final String VALUES_TABLE = "obkv_namespace";

  /** Databases that the server has for itself. */
  private static final Set<String> RESERVED = Set.of(
      "oceanbase",
      "information_schema",
      "mysql",
      "sys_external_tbs",
      "obmeta",
      "__recyclebin",
      "__public",
      "sys",
      "lbacsys",
      "oraauditor",
      "ocs",
      "performance_schema");

  private final AdminAccess access;
  private final TableOperations tables;

  Namespaces(AdminAccess access, TableOperations tables) {
    this.access = access;
    this.tables = tables;
  }

  private <T> CompletableFuture<T> translated(CompletableFuture<T> future) {
    return future.exceptionallyCompose(
        thrown -> Futures.failed(AdminErrors.translated(thrown, null)));
  }

  /** The names of all, sorted; HBase's own {@code hbase} is among them, though it has no tables here. */
  CompletableFuture<List<String>> names() {
    return translated(access
        .query("SELECT schema_name AS schema_name FROM information_schema.schemata")
        .thenApply(rows -> {
          TreeSet<String> names = new TreeSet<>(List.of(DEFAULT, SYSTEM));
          String home = access.database(DEFAULT);
          for (int i = 0; i < rows.size(); i++) {
            String database = rows.text(i, "schema_name");
            if (!database.equalsIgnoreCase(home)
                && !RESERVED.contains(database.toLowerCase(Locale.ROOT))
                && isName(database)) {
              names.add(database);
            }
          }
          return List.copyOf(names);
        }));
  }

  private static boolean isName(String database) {
    try {
      TableName.isLegalNamespaceName(database.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private CompletableFuture<Boolean> exists(String name) {
    return names().thenApply(names -> names.contains(name));
  }

  CompletableFuture<NamespaceDescriptor> descriptor(String name) {
    return exists(name)
        .thenCompose(exists -> exists
            ? values(name).thenApply(values -> {
              NamespaceDescriptor.Builder builder = NamespaceDescriptor.create(name);
              values.forEach(builder::addConfiguration);
              return builder.build();
            })
            : Futures.failed(new NamespaceNotFoundException(name)));
  }

  private CompletableFuture<Map<String, String>> values(String name) {
    if (name.equals(SYSTEM)) {
      return Futures.done(Map.of());
    }
    return translated(access
        .query("SELECT table_comment AS table_comment FROM information_schema.tables WHERE"
            + " table_schema = " + SqlText.text(access.database(name)) + " AND table_name = "
            + SqlText.text(VALUES_TABLE))
        .thenApply(rows -> rows.size() == 0
            ? Map.of()
            : DescriptorComment.parse(rows.text(0, "table_comment"), name).tableValues()));
  }

  CompletableFuture<List<NamespaceDescriptor>> descriptors() {
    return names()
        .thenCompose(names -> Futures.all(names.stream().map(this::descriptor).toList()));
  }

  CompletableFuture<Void> create(NamespaceDescriptor namespace) {
    String name = namespace.getName();
    return exists(name)
        .thenCompose(exists -> exists
            ? Futures.failed(new NamespaceExistException(name))
            : translated(access
                    .change("CREATE DATABASE " + SqlText.name(access.database(name)))
                    .exceptionallyCompose(
                        thrown -> AdminErrors.isCode(thrown, ErrorCode.OB_DATABASE_EXIST)
                            ? Futures.failed(AdminErrors.because(
                                new NamespaceExistException(name), Futures.cause(thrown)))
                            : Futures.failed(Futures.cause(thrown))))
                .thenCompose(made -> keep(namespace)));
  }

  CompletableFuture<Void> modify(NamespaceDescriptor namespace) {
    return exists(namespace.getName())
        .thenCompose(exists -> exists
            ? keep(namespace)
            : Futures.failed(new NamespaceNotFoundException(namespace.getName())));
  }

  private CompletableFuture<Void> keep(NamespaceDescriptor namespace) {
    String table = SqlText.name(access.database(namespace.getName()), VALUES_TABLE);
    Map<String, String> values = new TreeMap<>(namespace.getConfiguration());
    if (values.isEmpty()) {
      return translated(
          access.change("DROP TABLE IF EXISTS " + table).<Void>thenApply(dropped -> null));
    }
    String comment = new DescriptorComment(namespace.getName(), Map.of(), Map.of(), values).json();
    return translated(access
        .change("CREATE TABLE IF NOT EXISTS " + table + " (id bigint PRIMARY KEY)")
        .thenCompose(
            made -> access.change("ALTER TABLE " + table + " COMMENT = " + SqlText.text(comment)))
        .thenApply(kept -> null));
  }

  /** Drops a database that has no tables but the one of the namespace's values. */
  CompletableFuture<Void> delete(String name) {
    if (name.equals(DEFAULT) || name.equals(SYSTEM)) {
      return Futures.failed(
          AdminErrors.constraint("Reserved namespace " + name + " cannot be removed."));
    }
    return exists(name).thenCompose(exists -> {
      if (!exists) {
        return Futures.failed(new NamespaceNotFoundException(name));
      }
      String database = access.database(name);
      return translated(access.query(
              "SELECT table_name AS table_name FROM information_schema.tables WHERE table_schema = "
                  + SqlText.text(database)))
          .thenCompose(rows -> {
            List<String> left = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
              if (!rows.text(i, "table_name").equals(VALUES_TABLE)) {
                left.add(rows.text(i, "table_name"));
              }
            }
            return left.isEmpty()
                ? translated(access
                    .change("DROP DATABASE " + SqlText.name(database))
                    .<Void>thenApply(dropped -> null))
                : Futures.<Void>failed(
                    AdminErrors.constraint("Only empty namespaces can be removed." + " Namespace "
                        + name + " has " + left.size() + " tables"));
          });
    });
  }

  /** The tables of a namespace, sorted. */
  CompletableFuture<List<TableName>> tables(String name) {
    return exists(name).thenCompose(exists -> {
      if (!exists) {
        return Futures.failed(new NamespaceNotFoundException(name));
      }
      return name.equals(SYSTEM) ? Futures.done(List.of()) : tables.list(name);
    });
  }

  /** The tables of all namespaces, sorted. */
  CompletableFuture<List<TableName>> allTables() {
    return names()
        .thenCompose(names -> Futures.all(names.stream()
            .filter(name -> !name.equals(SYSTEM))
            .map(tables::list)
            .toList()))
        .thenApply(lists -> lists.stream().flatMap(List::stream).sorted().toList());
  }
}
