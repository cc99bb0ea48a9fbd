// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.sql;

import io.obkv.error.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A result. Columns are found by their names, whatever the case of the letters; a statement without a
 * result has neither columns nor rows. Immutable.
 */
public final class SqlRows {
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<byte[][]> rows;

  /**
   * @param rows a value a column, null for NULL; not copied
   */
  public SqlRows(List<String> names, List<byte[][]> rows) {
    for (String name : names) {
      columns.putIfAbsent(name.toLowerCase(Locale.ROOT), columns.size());
    }
    this.rows = List.copyOf(rows);
  }

  public int size() {
    return rows.size();
  }

  /** A value as text; null for NULL. */
  public String text(int row, String column) {
    byte[] value = rows.get(row)[index(column)];
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  /**
   * A whole number.
   *
   * @throws ProtocolException when the value is NULL or something else
   */
  public long number(int row, String column) {
    return number(row, column, text(row, column));
  }

  /** A whole number, or {@code otherwise} for NULL. */
  public long number(int row, String column, long otherwise) {
    String text = text(row, column);
    return text == null ? otherwise : number(row, column, text);
  }

  private static long number(int row, String column, String text) {
    try {
      return Long.parseLong(String.valueOf(text).strip());
    } catch (NumberFormatException e) {
      throw new ProtocolException("row " + row + " has " + column + " = " + text);
    }
  }

  /** Whether there is such a column. */
  public boolean has(String column) {
    return columns.containsKey(column.toLowerCase(Locale.ROOT));
  }

  private int index(String column) {
    Integer index = columns.get(column.toLowerCase(Locale.ROOT));
    if (index == null) {
      throw new ProtocolException("a result without the column " + column);
    }
    return index;
  }
}
