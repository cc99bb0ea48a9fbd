// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cells by the name of their column: text, whole numbers, or numbers. */
public final class Row {
  private final Map<String, Object> cells = new LinkedHashMap<>();

  /** A row that begins with a cell. */
  public static Row of(String column, Object value) {
    return new Row().with(column, value);
  }

  /** Adds a cell; gives this row. */
  public Row with(String column, Object value) {
    cells.put(column, value);
    return this;
  }

  Map<String, Object> cells() {
    return Collections.unmodifiableMap(cells);
  }
}
