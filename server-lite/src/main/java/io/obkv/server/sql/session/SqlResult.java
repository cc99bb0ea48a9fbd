// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

import io.obkv.value.Value;
import java.util.List;

/** What one statement answers. Immutable; arrays in it are not to be changed. */
public sealed interface SqlResult {
  /** Remarks, in their order. */
  List<SqlWarning> warnings();

  /**
   * The answer of a statement without rows.
   *
   * @param affectedRows by MySQL's rules (9.1 of the SQL notes)
   * @param insertId the first number that the statement drew, 0 when it drew none
   * @param info the info line without its leading blank, possibly empty
   */
  record Done(long affectedRows, long insertId, String info, List<SqlWarning> warnings)
      implements SqlResult {
    public Done {
      requireNonNull(info, "info");
      warnings = List.copyOf(warnings);
    }

    /** The answer when no rows were touched. */
    public static Done nothing() {
      return new Done(0, 0, "", List.of());
    }

    /** The answer with a count of rows. */
    public static Done of(long affectedRows) {
      return new Done(affectedRows, 0, "", List.of());
    }

    /** The answer of a statement that made remarks. */
    public static Done with(long affectedRows, List<SqlWarning> warnings) {
      return new Done(affectedRows, 0, "", warnings);
    }
  }

  /**
   * A result set.
   *
   * @param columns what the columns are
   * @param rows the values, a column each
   */
  record Rows(List<ResultColumn> columns, List<Value[]> rows, List<SqlWarning> warnings)
      implements SqlResult {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      warnings = List.copyOf(warnings);
    }

    /** A result set without remarks. */
    public static Rows of(List<ResultColumn> columns, List<Value[]> rows) {
      return new Rows(columns, rows, List.of());
    }
  }
}
