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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds the partition of a row, over one or two levels. Immutable. */
final class Placement {
  private static final int MOST_COMBINATIONS = 2000;

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

    /** The indexes of the partitions that can have rows within the bounds, in order. */
    Collection<Integer> candidates(PartitionRule of, PartitionBounds bounds) {
      boolean fixed = Arrays.stream(positions).allMatch(bounds.equal()::containsKey);
      long combinations = 1;
      for (int position : positions) {
        combinations *= fixed ? bounds.equal().get(position).size() : 1;
        if (combinations > MOST_COMBINATIONS) {
          fixed = false;
        }
      }
      if (fixed) {
        TreeSet<Integer> found = new TreeSet<>();
        addFixed(of, bounds, new Value[columns.size()], 0, found);
        return found;
      }
      boolean ordered = of instanceof RangeRule && expression == null;
      PartitionBounds.Interval range = bounds.ranges().get(positions[0]);
      return ordered && range != null
          ? between(of, range)
          : IntStream.range(0, of.partitions()).boxed().toList();
    }

    private void addFixed(
        PartitionRule of, PartitionBounds bounds, Value[] row, int next, Set<Integer> found) {
      if (next < positions.length) {
        for (Value value : bounds.equal().get(positions[next])) {
          row[positions[next]] = value;
          addFixed(of, bounds, row, next + 1, found);
        }
        return;
      }
      int index = of.partition(key(row));
      if (index != PartitionRule.NO_PARTITION) {
        found.add(index);
      }
    }

    /** Of RANGE partitions those from the lower end's to the upper end's, by the first column. */
    private List<Integer> between(PartitionRule of, PartitionBounds.Interval range) {
      int from =
          range.lower().map(value -> of.partition(tuple(value, Value.NULL))).orElse(0);
      int last = of.partitions() - 1;
      int to = range.upper().map(value -> of.partition(tuple(value, Value.MAX))).orElse(last);
      if (from == PartitionRule.NO_PARTITION) {
        return List.of();
      }
      return IntStream.rangeClosed(from, to == PartitionRule.NO_PARTITION ? last : to)
          .boxed()
          .toList();
    }

    private List<Value> tuple(Value first, Value others) {
      List<Value> key = new ArrayList<>(List.of(first));
      while (key.size() < positions.length) {
        key.add(others);
      }
      return key;
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

  /** The partitions that can have rows within the bounds, those of the second level if there is one. */
  List<Partition> candidates(PartitionBounds bounds) {
    List<Partition> found = new ArrayList<>();
    for (int index : level.candidates(rule, bounds)) {
      Partition partition = partitions.get(index);
      if (subLevel == null) {
        found.add(partition);
      } else {
        subLevel
            .candidates(subRules.get(index), bounds)
            .forEach(sub -> found.add(partition.children().get(sub)));
      }
    }
    return found;
  }

  /** The positions of the columns that placement looks at. */
  int[] positions() {
    return subLevel == null
        ? level.positions
        : IntStream.concat(Arrays.stream(level.positions), Arrays.stream(subLevel.positions))
            .toArray();
  }
}
