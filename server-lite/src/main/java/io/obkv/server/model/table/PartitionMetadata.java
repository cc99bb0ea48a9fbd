// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.protocol.message.PartitionInfo;
import io.obkv.protocol.message.PartitionKeyColumn;
import io.obkv.protocol.message.PartitionMetaRequest;
import io.obkv.protocol.message.PartitionMetaResult;
import io.obkv.protocol.message.PartitionRule;
import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.TableSchema;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a proxy tells of a table's partitions (3.12 of the protocol notes). Stateless. */
final class PartitionMetadata {
  private static final long LOG_STREAM = 1;

  private PartitionMetadata() {}

  static PartitionMetaResult of(PartitionMetaRequest request, RequestContext context) {
    if (!context.proxied()) {
      // A question for proxies: a server itself does not know it.
      throw Refusals.notSupported("");
    }
    TableSchema table = TableTarget.table(context, request.tableName());
    // A forced renewal must come with a later time than what the client has.
    long createTime = context.nowMicros() / 1000;
    if (table.partitioning().isEmpty()) {
      return new PartitionMetaResult(
          table.schemaVersion(), createTime, table.id(), 1, none(), List.of(), List.of());
    }
    PartitionScheme scheme = table.partitioning().get();
    List<PartitionInfo> first =
        scheme.partitions().stream().map(PartitionMetadata::info).toList();
    List<PartitionInfo> second = scheme.partitions().stream()
        .flatMap(partition -> partition.children().stream())
        .map(PartitionMetadata::info)
        .toList();
    return new PartitionMetaResult(
        table.schemaVersion(),
        createTime,
        table.id(),
        scheme.leaves().size(),
        rule(table, scheme),
        first,
        second);
  }

  private static PartitionRule none() {
    return new PartitionRule(0, 1, "", 0, 0, "", 0, "", 0, 0, "", List.of());
  }

  private static PartitionRule rule(TableSchema table, PartitionScheme scheme) {
    PartitionLevel first = scheme.level();
    List<PartitionKeyColumn> columns = new ArrayList<>(keyColumns(table, first, 1));
    if (scheme.subLevel().isEmpty()) {
      return new PartitionRule(
          1,
          scheme.partitions().size(),
          first.expression(),
          first.kind().number(),
          0,
          rangeTypes(table, first),
          0,
          "",
          0,
          0,
          "",
          columns);
    }
    PartitionLevel second = scheme.subLevel().get();
    columns.addAll(keyColumns(table, second, 2));
    return new PartitionRule(
        2,
        scheme.partitions().size(),
        first.expression(),
        first.kind().number(),
        0,
        rangeTypes(table, first),
        scheme.partitions().get(0).children().size(),
        second.expression(),
        second.kind().number(),
        0,
        rangeTypes(table, second),
        columns);
  }

  private static List<PartitionKeyColumn> keyColumns(
      TableSchema table, PartitionLevel level, int number) {
    List<PartitionKeyColumn> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      ColumnSchema column = table.columns().get(i);
      if (level.columns().stream().anyMatch(column::isNamed)) {
        columns.add(new PartitionKeyColumn(
            number,
            i,
            column.type().type().number(),
            column.name(),
            column.generated().map(g -> g.expression()).orElse(""),
            column.type().collation().number()));
      }
    }
    return columns;
  }

  private static String rangeTypes(TableSchema table, PartitionLevel level) {
    return switch (level.kind()) {
      case RANGE -> String.valueOf(ValueType.BIGINT.number());
      case RANGE_COLUMNS ->
        level.columns().stream()
            .map(name -> table.column(name).orElseThrow().type().type().number())
            .map(String::valueOf)
            .collect(Collectors.joining(","));
      default -> "";
    };
  }

  private static PartitionInfo info(Partition partition) {
    return new PartitionInfo(
        partition.id(),
        partition.tabletId(),
        LOG_STREAM,
        partition.children().size(),
        partition.bounds().stream()
            .map(tuple -> tuple.stream().map(BoundValue::text).collect(Collectors.joining(",")))
            .collect(Collectors.joining(",")));
  }
}
