// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code __all_virtual_proxy_partition_info}: how a table is cut, a row a column that the
 * partitioning looks at (5.4 of the SQL notes). Stateless.
 */
final class ProxyPartitionInfo {
  private ProxyPartitionInfo() {}

  static Stream<Value[]> read(VirtualRequest request) {
    Optional<NamedObject> object = ProxyPartitions.object(request);
    if (object.filter(NamedObject::isLocalIndex).isPresent()) {
      throw ProxyPartitions.invalidArgument();
    }
    return object.stream()
        .flatMap(
            found -> found.partitioning().stream().flatMap(scheme -> rows(request, found, scheme)));
  }

  private static Stream<Value[]> rows(
      VirtualRequest request, NamedObject object, PartitionScheme scheme) {
    List<VirtualRow> rows = new ArrayList<>();
    addRows(request, object, scheme, scheme.level(), 1, rows);
    scheme.subLevel().ifPresent(level -> addRows(request, object, scheme, level, 2, rows));
    return rows.stream().map(row -> row.set("part_key_num", rows.size()).values());
  }

  private static void addRows(
      VirtualRequest request,
      NamedObject object,
      PartitionScheme scheme,
      PartitionLevel level,
      int number,
      List<VirtualRow> rows) {
    List<ColumnSchema> columns = object.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (level.columns().stream().anyMatch(columns.get(i)::isNamed)) {
        VirtualRow row =
            scheme(request.row().set("tenant_name", request.state().tenant()), object, scheme);
        rows.add(column(row, object.table(), i).set("part_key_level", number));
      }
    }
  }

  private static VirtualRow scheme(VirtualRow row, NamedObject object, PartitionScheme scheme) {
    PartitionLevel first = scheme.level();
    row.set("table_id", object.id())
        .set("part_level", object.partitionLevels())
        .set("all_part_num", object.leafCount())
        .set("part_type", first.kind().number())
        .set("part_num", scheme.partitions().size())
        .set("part_expr", first.expression())
        .set("part_range_type", rangeTypes(object.table(), first))
        .set("spare1", object.table().schemaVersion())
        .set("part_key_default_value", null);
    scheme
        .subLevel()
        .ifPresent(second -> row.set("sub_part_type", second.kind().number())
            .set("sub_part_expr", second.expression())
            .set("sub_part_range_type", rangeTypes(object.table(), second)));
    return row;
  }

  private static VirtualRow column(VirtualRow row, TableSchema table, int position) {
    ColumnSchema column = table.columns().get(position);
    ColumnType type = column.type();
    int inKey = table.declaredKey().indexOf(column.name());
    // A column that was added in front of others is counted behind them.
    long older = table.columns().stream()
        .filter(other -> !other.isHidden() && other.id() < column.id())
        .count();
    boolean text = type.type().isBytes();
    return row.set("part_key_name", column.name())
        .set("part_key_type", typeNumber(type))
        .set("part_key_idx", older)
        .set("part_key_extra", column.generated().map(made -> made.expression()).orElse(""))
        .set("part_key_collation_type", type.collation().number())
        .set("part_key_rowkey_idx", inKey < 0 ? table.declaredKey().size() : inKey)
        .set("part_key_length", text ? type.length() : -1)
        .set("part_key_precision", text ? -1 : precision(type))
        .set("part_key_scale", text ? -1 : Math.max(type.scale(), 0));
  }

  private static int precision(ColumnType type) {
    int digits = Math.max(type.scale(), 0);
    return switch (type.type()) {
      case DATE -> 10;
      case DATETIME, TIMESTAMP -> 19 + (digits == 0 ? 0 : digits);
      default -> type.precision();
    };
  }

  /** Days and times are placed as MySQL's types pack them, so that is what they are called. */
  private static int typeNumber(ColumnType type) {
    return switch (type.type()) {
      case DATE -> ValueType.MYSQL_DATE.number();
      case DATETIME -> ValueType.MYSQL_DATETIME.number();
      default -> type.type().number();
    };
  }

  /** Of a number: unsigned where a column is, and that of a YEAR or BIT column alone. */
  private static ValueType expressionType(TableSchema table, PartitionLevel level) {
    List<ValueType> types = level.columns().stream()
        .map(name -> table.column(name).orElseThrow().type().type())
        .toList();
    boolean bare =
        types.size() == 1 && level.expression().equalsIgnoreCase(level.columns().get(0));
    if (bare && (types.get(0) == ValueType.YEAR || types.get(0) == ValueType.BIT)) {
      return types.get(0);
    }
    return types.stream().anyMatch(ValueType::isUnsignedInteger)
        ? ValueType.UNSIGNED_BIGINT
        : ValueType.BIGINT;
  }

  private static String rangeTypes(TableSchema table, PartitionLevel level) {
    return switch (level.kind()) {
      case RANGE -> String.valueOf(expressionType(table, level).number());
      case RANGE_COLUMNS ->
        level.columns().stream()
            .map(name -> boundType(table.column(name).orElseThrow().type()))
            .map(String::valueOf)
            .collect(Collectors.joining(","));
      default -> "";
    };
  }

  /** Bounds of whole numbers are kept in the widest type of their sign. */
  private static int boundType(ColumnType type) {
    if (!type.type().isInteger()) {
      return typeNumber(type);
    }
    return type.isUnsigned() ? ValueType.UNSIGNED_BIGINT.number() : ValueType.BIGINT.number();
  }
}
