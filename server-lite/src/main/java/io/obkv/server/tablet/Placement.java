// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.partition.HashRule;
import io.obkv.partition.KeyRule;
import io.obkv.partition.ListRule;
import io.obkv.partition.PartitionColumn;
import io.obkv.partition.PartitionRule;
import io.obkv.partition.RangeRule;
import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Finds the partition of a row, over one or two levels. Immutable. */
final class Placement {
  private final List<ColumnSchema> columns;
  private final List<Partition> partitions;
  private final Level level;
  private final PartitionRule rule;
  private final Level subLevel;
  private final List<PartitionRule> subRules;

  /** One level: the rule, and where the values that it looks at come from. */
  private final class Level {
    private final int[] positions;
    private final Expression expression;
    private final List<PartitionColumn> keyColumns = new ArrayList<>();
    private final List<ColumnType> types = new ArrayList<>();
    private final PartitionLevel schema;

    Level(PartitionLevel schema) {
      this.schema = schema;
      this.positions =
          schema.columns().stream().mapToInt(Placement.this::position).toArray();
      boolean plain = !schema.kind().takesExpression()
          || positions.length == 1 && columns.get(positions[0]).isNamed(unquoted(schema));
      this.expression = plain ? null : ExpressionCompiler.compile(schema.expression(), columns);
      if (plain) {
        for (int position : positions) {
          addColumn(columns.get(position).type());
        }
      } else {
        addColumn(ColumnType.of(ValueType.BIGINT));
      }
    }

    private String unquoted(PartitionLevel partitionLevel) {
      return partitionLevel.expression().replace("`", "").trim();
    }

    private void addColumn(ColumnType type) {
      types.add(type);
      keyColumns.add(partitionColumn(type));
    }

    PartitionRule rule(List<Partition> of) {
      return switch (schema.kind()) {
        case HASH -> new HashRule(of.size());
        case KEY, KEY_IMPLICIT -> new KeyRule(keyColumns, of.size());
        case RANGE, RANGE_COLUMNS ->
          new RangeRule(
              keyColumns, of.stream().map(p -> tuple(p.bounds().get(0))).toList());
        case LIST, LIST_COLUMNS -> listRule(of);
      };
    }

    private ListRule listRule(List<Partition> of) {
      int defaultPartition = PartitionRule.NO_PARTITION;
      List<List<List<Value>>> keys = new ArrayList<>();
      for (Partition partition : of) {
        boolean isDefault = partition.bounds().stream()
            .anyMatch(tuple -> tuple.get(0) instanceof BoundValue.Default);
        if (isDefault) {
          defaultPartition = keys.size();
        }
        keys.add(
            isDefault ? List.of() : partition.bounds().stream().map(this::tuple).toList());
      }
      return new ListRule(keyColumns, keys, defaultPartition);
    }

    private List<Value> tuple(List<BoundValue> bounds) {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < bounds.size(); i++) {
        values.add(
            LiteralReader.bound(bounds.get(i), types.get(i), EvaluationContext.DEFAULT_ZONE));
      }
      return values;
    }

    List<Value> key(Value[] row) {
      if (expression != null) {
        return List.of(expression.evaluate(row, EvaluationContext.at(0)));
      }
      List<Value> key = new ArrayList<>(positions.length);
      for (int position : positions) {
        key.add(row[position]);
      }
      return key;
    }
  }

  Placement(PartitionScheme scheme, List<ColumnSchema> columns) {
    this.columns = columns;
    this.partitions = scheme.partitions();
    this.level = new Level(scheme.level());
    this.rule = level.rule(partitions);
    this.subLevel = scheme.subLevel().map(Level::new).orElse(null);
    this.subRules = subLevel == null
        ? List.of()
        : partitions.stream()
            .map(partition -> subLevel.rule(partition.children()))
            .toList();
  }

  private int position(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isNamed(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the partitioning names an unknown column " + name);
  }

  /** A column's type as placement sees it: days and times as MySQL's types pack them. */
  private static PartitionColumn partitionColumn(ColumnType type) {
    return switch (type.type()) {
      case DATE -> PartitionColumn.of(ValueType.MYSQL_DATE);
      case DATETIME -> PartitionColumn.of(ValueType.MYSQL_DATETIME);
      case DECIMAL, UNSIGNED_NUMBER -> PartitionColumn.ofDecimal(Math.max(type.scale(), 0));
      case CHAR ->
        type.isBinary()
            ? PartitionColumn.ofBinary(type.length())
            : PartitionColumn.of(ValueType.CHAR, type.collation());
      case VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT ->
        PartitionColumn.of(type.type(), type.collation());
      default -> new PartitionColumn(type.type(), Collation.BINARY, 0, 0);
    };
  }

  /** The partition of a row, that of the second level where there is one; null when none takes it. */
  Partition partition(Value[] row) {
    int index = rule.partition(level.key(row));
    if (index == PartitionRule.NO_PARTITION) {
      return null;
    }
    Partition partition = partitions.get(index);
    if (subLevel == null) {
      return partition;
    }
    int sub = subRules.get(index).partition(subLevel.key(row));
    return sub == PartitionRule.NO_PARTITION ? null : partition.children().get(sub);
  }

  /** The positions of the columns that placement looks at. */
  int[] positions() {
    return subLevel == null
        ? level.positions
        : java.util.stream.IntStream.concat(
                java.util.Arrays.stream(level.positions),
                java.util.Arrays.stream(subLevel.positions))
            .toArray();
  }
}
