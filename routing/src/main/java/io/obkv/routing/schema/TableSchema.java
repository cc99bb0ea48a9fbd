// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import static java.util.Objects.requireNonNull;

import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.partition.PartitionRule;
import io.obkv.partition.RangeRule;
import io.obkv.value.ColumnTypes;
import io.obkv.value.Value;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is known of one version of a table. Immutable, safe to share. */
public final class TableSchema {
  /** An answer of {@link #locate}: no partition takes the row. */
  public static final int NO_PARTITION = PartitionRule.NO_PARTITION;

  private final String name;
  private final long tableId;
  private final long version;
  private final List<ColumnSchema> columns;
  private final Map<String, ColumnSchema> byName = new HashMap<>();
  private final List<String> keyColumns;
  private final List<IndexSchema> indexes;
  private final Partitioning partitioning;
  private final List<Tablet> tablets;

  /**
   * @param version grows with every change of the table, over drop and re-creation
   * @param keyColumns names of the primary key's columns, in order
   * @param tablets in the order in which {@code partitioning} counts them
   */
  TableSchema(
      String name,
      long tableId,
      long version,
      List<ColumnSchema> columns,
      List<String> keyColumns,
      List<IndexSchema> indexes,
      Partitioning partitioning,
      List<Tablet> tablets) {
    this.name = requireNonNull(name);
    this.tableId = tableId;
    this.version = version;
    this.columns = List.copyOf(columns);
    this.keyColumns = List.copyOf(keyColumns);
    this.indexes = List.copyOf(indexes);
    this.partitioning = requireNonNull(partitioning);
    this.tablets = List.copyOf(tablets);
    columns.forEach(column -> byName.put(folded(column.name()), column));
    if (tablets.size() != partitioning.tablets()) {
      throw new IllegalArgumentException(name + " has " + tablets.size() + " tablets in "
          + partitioning.tablets() + " partitions");
    }
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  public String name() {
    return name;
  }

  public long tableId() {
    return tableId;
  }

  /** Grows with every change, over drop and re-creation. */
  public long version() {
    return version;
  }

  /** All columns in the table's order. */
  public List<ColumnSchema> columns() {
    return columns;
  }

  /** A column by its name, whatever the case of the letters. */
  public Optional<ColumnSchema> column(String column) {
    return Optional.ofNullable(byName.get(folded(column)));
  }

  /** The primary key's columns, in order; empty for a table that has none. */
  public List<String> keyColumns() {
    return keyColumns;
  }

  /** An index by its name, whatever the case of the letters. */
  public Optional<IndexSchema> index(String index) {
    return indexes.stream().filter(i -> i.name().equalsIgnoreCase(index)).findFirst();
  }

  public boolean isPartitioned() {
    return partitioning.isPartitioned();
  }

  Partitioning partitioning() {
    return partitioning;
  }

  /** The rule of the first level of partitions, where that divides by ranges. */
  public Optional<RangeRule> ranges() {
    return isPartitioned() && partitioning.first().rule() instanceof RangeRule ranges
        ? Optional.of(ranges)
        : Optional.empty();
  }

  /** The number of partitions of the first level; 1 for a table that has none. */
  public int partitions() {
    return isPartitioned() ? partitioning.first().rule().partitions() : 1;
  }

  /**
   * The first tablet of a partition of the first level, as an index of {@link #tablets}.
   *
   * @param partition from 0 to below {@link #partitions}
   */
  public int firstTablet(int partition) {
    return partitioning.firstTablet(partition);
  }

  /** All tablets, in the order of the partitions. */
  public List<Tablet> tablets() {
    return tablets;
  }

  /**
   * The tablet of a row, as an index of {@link #tablets}, or {@link #NO_PARTITION}.
   *
   * @param names names of the key's columns; empty where the values come in the table's order
   * @throws IllegalArgumentException when the names are not those of the primary key in its order, or a
   *     value does not fit a partition column
   */
  public int locate(List<String> names, List<Value> values) {
    if (!namesKey(names)) {
      throw wrongNames(names);
    }
    if (!partitioning.isPartitioned()) {
      // Whether the number of values is right is for the server to judge: some may be left out.
      return 0;
    }
    if (values.size() != keyColumns.size()) {
      throw new IllegalArgumentException(
          "the key of " + name + " has the columns " + keyColumns + ", not " + values.size());
    }
    return partitioning.tablet(values);
  }

  /**
   * The tablets that may hold rows of some ranges, as indexes of {@link #tablets}, ascending.
   *
   * @throws IllegalArgumentException when a bound does not fit a partition column
   */
  public int[] prune(List<ColumnRange> ranges) {
    if (!partitioning.isPartitioned()) {
      return new int[] {0};
    }
    BitSet found = new BitSet(tablets.size());
    TabletPruning pruning = new TabletPruning(this);
    ranges.forEach(range -> pruning.add(range, found));
    return found.stream().toArray();
  }

  /**
   * What speaks against a key: names that are not the primary key's in its order, another number of
   * values, or a value that its column does not take. Null for nothing.
   *
   * @param names empty where the values come in the table's order
   */
  public RuntimeException checkKey(List<String> names, List<Value> values) {
    if (keyColumns.isEmpty()) {
      return null;
    }
    if (!namesKey(names)) {
      return wrongNames(names);
    }
    if (values.size() > keyColumns.size() || values.size() < keyColumns.size() && !drawsKeys()) {
      return ServerException.foundByClient(
          ErrorCode.OB_KV_ROWKEY_COUNT_NOT_MATCH,
          "Rowkey column count not match, schema rowkey count is '" + keyColumns.size()
              + "', input rowkey count is '" + values.size() + "'");
    }
    for (int i = 0; values.size() == keyColumns.size() && i < values.size(); i++) {
      RuntimeException wrong = checkValue(keyColumns.get(i), values.get(i));
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private boolean drawsKeys() {
    return keyColumns.stream().anyMatch(key -> byName.get(folded(key)).autoIncrement());
  }

  /** What speaks against a column's name: no column has it. Null for nothing. */
  public RuntimeException checkColumn(String column) {
    return byName.containsKey(folded(column))
        ? null
        : ServerException.foundByClient(
            ErrorCode.OB_ERR_BAD_FIELD_ERROR, "Unknown column '" + column + "' in '" + name + "'");
  }

  /** As {@link #checkColumn}, or that the column does not take the value. */
  public RuntimeException checkValue(String column, Value value) {
    ColumnSchema known = byName.get(folded(column));
    if (known == null) {
      return checkColumn(column);
    }
    boolean fits =
        value.isNull() || known.type() == null || ColumnTypes.admits(known.type(), value.type());
    return fits
        ? null
        : ServerException.foundByClient(
            ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH,
            ColumnTypes.mismatch(known.name(), known.type(), value.type()));
  }

  /** Values travel without names, so names in another order would mean another row. */
  private boolean namesKey(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (i >= keyColumns.size() || !keyColumns.get(i).equalsIgnoreCase(names.get(i))) {
        return false;
      }
    }
    return true;
  }

  private IllegalArgumentException wrongNames(List<String> names) {
    return new IllegalArgumentException(
        "the key of " + name + " has the columns " + keyColumns + ", not " + names);
  }

  @Override
  public String toString() {
    return "TableSchema[" + name + ", table " + tableId + ", version " + version + ", "
        + tablets.size() + " tablets]";
  }
}
