// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/** A result of SHOW while it is made. For one statement. */
final class ShowTable {
  private static final int TEXT = 4096;

  private final List<ResultColumn> columns = new ArrayList<>();
  private final List<Value[]> rows = new ArrayList<>();

  private ShowTable() {}

  /** A table with text columns of these names. */
  static ShowTable of(String... names) {
    ShowTable table = new ShowTable();
    for (String name : names) {
      table.columns.add(ResultColumn.show(
          name, ColumnType.ofBytes(ValueType.VARCHAR, TEXT, Collation.UTF8MB4_GENERAL_CI)));
    }
    return table;
  }

  /** Says that the column of this name holds whole numbers. */
  ShowTable whole(String name) {
    columns.replaceAll(column -> column.label().equals(name)
        ? ResultColumn.show(name, ColumnType.of(ValueType.BIGINT, 20, -1))
        : column);
    return this;
  }

  /** Adds a row of texts, numbers and nulls. */
  ShowTable add(Object... cells) {
    Value[] row = new Value[cells.length];
    for (int i = 0; i < cells.length; i++) {
      row[i] = cells[i] instanceof Integer number ? Value.ofBigInt(number) : Value.of(cells[i]);
    }
    rows.add(row);
    return this;
  }

  List<ResultColumn> columns() {
    return columns;
  }

  List<Value[]> rows() {
    return rows;
  }

  SqlResult.Rows result() {
    return SqlResult.Rows.of(columns, rows);
  }
}
