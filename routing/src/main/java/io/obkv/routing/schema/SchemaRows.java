// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.routing.sql.SqlRows;
import io.obkv.value.Collation;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table's schema out of the rows of the metadata views (7.3 of the protocol notes).
 *
 * @param name the table's
 * @param tableId the table's
 * @param version the schema version that all rows are of
 * @param columns of {@code information_schema.columns}
 * @param statistics of {@code information_schema.statistics}
 * @param indexes of {@code __all_virtual_table}: the table's indexes with their types
 * @param partitionKey of {@code __all_virtual_proxy_partition_info}; no rows for a table that is not
 *     partitioned
 * @param partitions of {@code __all_virtual_proxy_partition}
 * @param subPartitions of {@code __all_virtual_proxy_sub_partition}
 */
public record SchemaRows(
    String name,
    long tableId,
    long version,
    SqlRows columns,
    SqlRows statistics,
    SqlRows indexes,
    SqlRows partitionKey,
    SqlRows partitions,
    SqlRows subPartitions) {
  private static final String PRIMARY = "PRIMARY";

  /** Types of indexes with tablets of their own: normal, unique and spatial (4.10). */
  private static final Set<Long> GLOBAL = Set.of(3L, 4L, 11L);

  private static final SqlRows NONE = new SqlRows(List.of(), List.of());

  /** The rows of a table of whose partitions nothing is told. */
  public static SchemaRows ofColumns(
      String name, long tableId, long version, SqlRows columns, SqlRows statistics) {
    return new SchemaRows(name, tableId, version, columns, statistics, NONE, NONE, NONE, NONE);
  }

  /**
   * The schema.
   *
   * @throws io.obkv.error.ProtocolException when a view lacks a column
   * @throws IllegalArgumentException when a partition function is not understood; names it
   */
  public TableSchema toSchema() {
    List<ColumnSchema> all = columnSchemas();
    Map<String, List<String>> keys = keys();
    List<String> keyColumns = keyColumns(keys);
    Set<String> global = globalIndexes();
    List<IndexSchema> indexSchemas = keys.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(PRIMARY))
        .map(entry -> new IndexSchema(
            entry.getKey(),
            entry.getValue(),
            global.contains(IndexSchema.tableName(tableId, entry.getKey()))))
        .toList();
    if (partitionKey.size() == 0) {
      List<Tablet> only = List.of(new Tablet(tableId, 0));
      return new TableSchema(
          name, tableId, version, all, keyColumns, indexSchemas, Partitioning.none(), only);
    }
    Partitioning partitioning = new PartitioningRows(
            partitionKey, partitions, subPartitions, all, keyColumns)
        .toPartitioning();
    return new TableSchema(
        name, tableId, version, all, keyColumns, indexSchemas, partitioning, tablets());
  }

  /** The primary key's columns; those of an index table are the index's, and then the primary key's. */
  private List<String> keyColumns(Map<String, List<String>> keys) {
    List<String> primary = keys.getOrDefault(PRIMARY, List.of());
    Optional<String> index = IndexSchema.indexName(name);
    if (index.isEmpty()) {
      return primary;
    }
    Set<String> all = new LinkedHashSet<>(keys.getOrDefault(index.get(), List.of()));
    all.addAll(primary);
    return List.copyOf(all);
  }

  private Set<String> globalIndexes() {
    Set<String> global = new HashSet<>();
    for (int i = 0; i < indexes.size(); i++) {
      if (GLOBAL.contains(indexes.number(i, "index_type"))) {
        global.add(indexes.text(i, "table_name"));
      }
    }
    return global;
  }

  private List<Tablet> tablets() {
    SqlRows leaves = subPartitions.size() > 0 ? subPartitions : partitions;
    List<Tablet> tablets = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      tablets.add(new Tablet(tableId, leaves.number(i, "tablet_id")));
    }
    return tablets;
  }

  private List<ColumnSchema> columnSchemas() {
    List<ColumnSchema> all = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String sqlType = columns.text(i, "column_type");
      ColumnTypeText type = ColumnTypeText.parse(sqlType);
      ValueType valueType = type.valueType();
      String extra = String.valueOf(columns.text(i, "extra")).toUpperCase(Locale.ROOT);
      all.add(new ColumnSchema(
          columns.text(i, "column_name"),
          sqlType,
          valueType,
          collation(type, columns.text(i, "collation_name")),
          type.scale(),
          type.paddedLength(),
          "YES".equalsIgnoreCase(columns.text(i, "is_nullable")),
          extra.contains("GENERATED") && !extra.contains("DEFAULT_GENERATED"),
          extra.contains("AUTO_INCREMENT")));
    }
    return all;
  }

  private static Collation collation(ColumnTypeText type, String name) {
    if (!type.isCharacter() || name == null) {
      return Collation.BINARY;
    }
    return Stream.of(Collation.values())
        .filter(collation -> collation.sqlName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The columns of each key, in order, by the key's name. */
  private Map<String, List<String>> keys() {
    record Part(String key, long place, String column) {}
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < statistics.size(); i++) {
      parts.add(new Part(
          statistics.text(i, "index_name"),
          statistics.number(i, "seq_in_index"),
          statistics.text(i, "column_name")));
    }
    parts.sort(Comparator.comparingLong(Part::place));
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (Part part : parts) {
      keys.computeIfAbsent(part.key(), key -> new ArrayList<>()).add(part.column());
    }
    return keys;
  }
}
