// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.information;

import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** PARTITIONS: a row a leaf partition, and one without names for a table that has none. Stateless. */
final class PartitionTable {
  private PartitionTable() {}

  static Stream<Value[]> read(VirtualRequest request) {
    return InformationSchema.tables(request)
        .flatMap(table -> table
            .partitioning()
            .map(scheme -> partitions(request, table, scheme))
            .orElseGet(() -> Stream.<Value[]>of(start(request, table).values())));
  }

  private static VirtualRow start(VirtualRequest request, TableSchema table) {
    return request
        .row()
        .set("table_catalog", InformationSchema.CATALOG)
        .set("table_schema", table.database())
        .set("table_name", table.name())
        .set("data_length", 0)
        .set("index_length", 0)
        .set("create_time", Instant.EPOCH.plus(table.schemaVersion(), ChronoUnit.MICROS))
        .set("nodegroup", "default");
  }

  private static Stream<Value[]> partitions(
      VirtualRequest request, TableSchema table, PartitionScheme scheme) {
    return IntStream.range(0, scheme.partitions().size()).boxed().flatMap(i -> {
      Partition partition = scheme.partitions().get(i);
      if (scheme.subLevel().isEmpty()) {
        return Stream.<Value[]>of(
            first(request, table, scheme.level(), partition, i + 1).values());
      }
      List<Partition> children = partition.children();
      return IntStream.range(0, children.size())
          .mapToObj(j -> second(
                  first(request, table, scheme.level(), partition, i + 1),
                  scheme.subLevel().orElseThrow(),
                  children.get(j),
                  j + 1)
              .values());
    });
  }

  private static VirtualRow first(
      VirtualRequest request,
      TableSchema table,
      PartitionLevel level,
      Partition partition,
      int position) {
    return start(request, table)
        .set("partition_name", partition.name())
        .set("partition_ordinal_position", position)
        .set("partition_method", level.kind().sqlName().toUpperCase(Locale.ROOT))
        .set("partition_expression", level.expression())
        .set("partition_description", bound(partition, level))
        .set("partition_comment", "");
  }

  private static VirtualRow second(
      VirtualRow row, PartitionLevel level, Partition partition, int position) {
    return row.set("subpartition_name", partition.name())
        .set("subpartition_ordinal_position", position)
        .set("subpartition_method", level.kind().sqlName().toUpperCase(Locale.ROOT))
        .set("subpartition_expression", level.expression())
        .set("subpartition_description", bound(partition, level));
  }

  private static String bound(Partition partition, PartitionLevel level) {
    if (level.kind().isHashed()) {
      return null;
    }
    boolean tuples = level.kind().isList() && level.columns().size() > 1;
    return partition.bounds().stream()
        .map(tuple -> {
          String text = tuple.stream().map(BoundValue::text).collect(Collectors.joining(","));
          return tuples && tuple.size() > 1 ? "(" + text + ")" : text;
        })
        .collect(Collectors.joining(","));
  }
}
