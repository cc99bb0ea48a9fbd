// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.partition.HashRule;
import io.obkv.partition.KeyRule;
import io.obkv.partition.ListRule;
import io.obkv.partition.PartitionColumn;
import io.obkv.partition.PartitionRule;
import io.obkv.partition.RangeRule;
import io.obkv.routing.sql.SqlRows;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A table's partitioning out of the rows of the three views of partitions. */
final class PartitioningRows {
  private static final int TWO_LEVELS = 2;
  private static final int HASH = 0;
  private static final int KEY = 1;
  private static final int KEY_OF_PRIMARY_KEY = 2;
  private static final int RANGE = 3;
  private static final int RANGE_COLUMNS = 4;
  private static final int LIST = 5;
  private static final int LIST_COLUMNS = 6;

  private final SqlRows info;
  private final SqlRows partitions;
  private final SqlRows subPartitions;
  private final Map<String, ColumnSchema> columns = new HashMap<>();
  private final List<String> keyColumns;
  private final Map<String, Integer> infoRows = new HashMap<>();

  PartitioningRows(
      SqlRows info,
      SqlRows partitions,
      SqlRows subPartitions,
      List<ColumnSchema> columns,
      List<String> keyColumns) {
    this.info = info;
    this.partitions = partitions;
    this.subPartitions = subPartitions;
    this.keyColumns = keyColumns;
    columns.forEach(column -> this.columns.put(folded(column.name()), column));
    for (int i = 0; i < info.size(); i++) {
      infoRows.put(folded(info.text(i, "part_key_name")), i);
    }
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  Partitioning toPartitioning() {
    int type = (int) info.number(0, "part_type");
    String expression = text(info.text(0, "part_expr"));
    List<Integer> all = IntStream.range(0, partitions.size()).boxed().toList();
    PartitionLevel first = level(type, expression, partitions, all);
    if (info.number(0, "part_level") < TWO_LEVELS) {
      return Partitioning.oneLevel(first);
    }
    int subType = (int) info.number(0, "sub_part_type");
    String subExpression = text(info.text(0, "sub_part_expr"));
    List<PartitionLevel> second = new ArrayList<>();
    for (List<Integer> rows : subPartitionsByPartition()) {
      second.add(level(subType, subExpression, subPartitions, rows));
    }
    return Partitioning.twoLevels(first, second);
  }

  private static String text(String nullable) {
    return nullable == null ? "" : nullable;
  }

  /** They are listed by partition, without a gap, in the order of the partitions. */
  private List<List<Integer>> subPartitionsByPartition() {
    List<List<Integer>> groups = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < partitions.size(); i++) {
      long partition = partitions.number(i, "part_id");
      List<Integer> group = new ArrayList<>();
      while (at < subPartitions.size() && subPartitions.number(at, "part_id") == partition) {
        group.add(at++);
      }
      groups.add(group);
    }
    if (at != subPartitions.size()) {
      throw new IllegalArgumentException("sub-partitions are not in the order of the partitions");
    }
    return groups;
  }

  private PartitionLevel level(int type, String expression, SqlRows rows, List<Integer> parts) {
    List<String> terms = terms(type, expression);
    List<KeyExpression> sources = terms.stream().map(term -> source(type, term)).toList();
    List<PartitionColumn> compared = terms.stream().map(this::partitionColumn).toList();
    return new PartitionLevel(rule(type, compared, rows, parts), sources);
  }

  /** Only RANGE, LIST and HASH without COLUMNS may have more than a column's name for a term. */
  private List<String> terms(int type, String expression) {
    return switch (type) {
      case KEY_OF_PRIMARY_KEY -> keyColumns;
      case KEY, RANGE_COLUMNS, LIST_COLUMNS ->
        expression.isBlank() ? keyColumns : List.of(expression.split(",", -1));
      default -> List.of(expression);
    };
  }

  private KeyExpression source(int type, String term) {
    boolean computed = type == HASH || type == RANGE || type == LIST;
    return computed ? KeyExpressionParser.parse(term, this::column, false) : column(term);
  }

  /** A column of the key, or one that is generated from columns of the key. */
  private KeyExpression column(String rawName) {
    String name = rawName.strip().replace("`", "");
    for (int i = 0; i < keyColumns.size(); i++) {
      if (keyColumns.get(i).equalsIgnoreCase(name)) {
        return new KeyExpression.Column(i);
      }
    }
    Integer row = infoRows.get(folded(name));
    String generation = row == null ? "" : text(info.text(row, "part_key_extra"));
    if (generation.isEmpty()) {
      throw new IllegalArgumentException(
          "the partition column " + name + " is neither in the primary key nor computed from it");
    }
    return KeyExpressionParser.parse(generation, this::column, isBinary(name));
  }

  private boolean isBinary(String name) {
    ColumnSchema column = columns.get(folded(name));
    return column != null && column.collation() == Collation.BINARY;
  }

  private PartitionColumn partitionColumn(String term) {
    String name = folded(term.strip().replace("`", ""));
    ColumnSchema column = columns.get(name);
    if (column == null) {
      return PartitionColumn.of(ValueType.BIGINT);
    }
    PartitionColumn known = column
        .comparison()
        .orElseThrow(() -> new IllegalArgumentException("the partition column " + column.name()
            + " has a type or collation that is not known here: " + column.sqlType()));
    return new PartitionColumn(
        dateType(known.type(), infoRows.get(name)),
        known.collation(),
        known.scale(),
        known.paddedLength());
  }

  /** Which of the two types of dates the tenant has shows only in the view. */
  private ValueType dateType(ValueType type, Integer row) {
    if (row == null || type != ValueType.MYSQL_DATETIME && type != ValueType.MYSQL_DATE) {
      return type;
    }
    ValueType told = ValueType.ofNumber((int) info.number(row, "part_key_type"));
    return told == ValueType.DATETIME || told == ValueType.DATE ? told : type;
  }

  private PartitionRule rule(
      int type, List<PartitionColumn> compared, SqlRows rows, List<Integer> parts) {
    return switch (type) {
      case HASH -> new HashRule(parts.size());
      case KEY, KEY_OF_PRIMARY_KEY -> new KeyRule(compared, parts.size());
      case RANGE, RANGE_COLUMNS ->
        new RangeRule(
            compared,
            parts.stream()
                .map(i -> PartitionBounds.range(bound(rows, i), hex(rows, i), compared))
                .toList());
      case LIST, LIST_COLUMNS -> listRule(compared, rows, parts);
      default ->
        throw new IllegalArgumentException("the partition function " + type + " is not known");
    };
  }

  private static PartitionRule listRule(
      List<PartitionColumn> compared, SqlRows rows, List<Integer> parts) {
    List<List<List<Value>>> keys = new ArrayList<>();
    int defaultPartition = PartitionRule.NO_PARTITION;
    for (int i : parts) {
      List<List<Value>> named = PartitionBounds.list(bound(rows, i), hex(rows, i), compared);
      if (named.isEmpty()) {
        defaultPartition = keys.size();
      }
      keys.add(named);
    }
    return new ListRule(compared, keys, defaultPartition);
  }

  private static String bound(SqlRows rows, int row) {
    return text(rows.text(row, "high_bound_val"));
  }

  private static String hex(SqlRows rows, int row) {
    return rows.has("high_bound_hex") ? rows.text(row, "high_bound_hex") : null;
  }
}
