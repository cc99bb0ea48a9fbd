// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.value.Value;
import java.util.List;

/**
 * A table as transactions work with it: positions, encodings, compiled defaults and generated
 * columns, placement. Made by {@link TabletStore#layout}. Immutable, safe for many threads.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class TableLayout {
  private final TableSchema schema;

  TableLayout(TableSchema schema) {
    this.schema = schema;
  }

  public TableSchema schema() {
    return schema;
  }

  /** The columns in declared order: that of the values of a row. */
  public List<ColumnSchema> columns() {
    return schema.columns();
  }

  /** The position of the column of that name, in any case; -1 when there is none. */
  public int position(String columnName) {
    throw new UnsupportedOperationException();
  }

  /** The positions of the key's columns, in the key's order. Not to be changed. */
  public int[] keyPositions() {
    throw new UnsupportedOperationException();
  }

  /** True when the column is part of the primary key. */
  public boolean isKey(int position) {
    throw new UnsupportedOperationException();
  }

  /** The position of the AUTO_INCREMENT column; -1 when there is none. */
  public int autoIncrementPosition() {
    throw new UnsupportedOperationException();
  }

  /** The key of a row. */
  public Value[] keyOf(Value[] row) {
    throw new UnsupportedOperationException();
  }

  /** NULL as the column answers it: with the column's collation. */
  public Value nullOf(int position) {
    throw new UnsupportedOperationException();
  }

  /** A payload with the type and the describing bytes of the column's answers. */
  public Value typed(int position, Value value) {
    throw new UnsupportedOperationException();
  }

  /**
   * The default of a column, in its type; null when it has none and must be given.
   *
   * @param context the time for CURRENT_TIMESTAMP
   */
  public Value defaultOf(int position, EvaluationContext context) {
    throw new UnsupportedOperationException();
  }

  /** Computes every generated column of a row from the others, and stores it there. */
  public void computeGenerated(Value[] row, EvaluationContext context) {
    throw new UnsupportedOperationException();
  }

  /** True when a term of the table's TTL has passed for the row. */
  public boolean isExpired(Value[] row, EvaluationContext context) {
    throw new UnsupportedOperationException();
  }

  /**
   * The tablet that a row belongs to.
   *
   * @param row the columns of the partitioning, at least, generated ones computed; other entries may
   *     be null
   * @throws io.obkv.server.error.RequestException with {@code OB_NO_PARTITION_FOR_GIVEN_VALUE} when
   *     no partition takes it
   */
  public long tabletOf(Value[] row) {
    throw new UnsupportedOperationException();
  }

  /**
   * The tablet that a key belongs to; computes generated columns that the partitioning looks at.
   *
   * @param key a value a key column, in the key's order
   */
  public long tabletOfKey(Value[] key) {
    throw new UnsupportedOperationException();
  }

  /** The order of two rows by primary key: negative, zero or positive. */
  public int compareKeys(Value[] left, Value[] right) {
    throw new UnsupportedOperationException();
  }
}
