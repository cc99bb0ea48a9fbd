// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlErrors;
import java.util.List;

/** Where the columns that an expression names are in the rows it will see. */
@FunctionalInterface
public interface ColumnScope {
  /**
   * The position of a column.
   *
   * @throws io.obkv.server.catalog.SqlException 1054 when there is none of that name
   */
  int position(Node.Column column);

  /** What reads a column. */
  default Expression column(Node.Column column) {
    int position = position(column);
    return (row, context) -> row[position];
  }

  /**
   * What answers a query inside an expression.
   *
   * @param operands the compiled operands of the comparison
   * @throws io.obkv.server.catalog.SqlException 1235 where queries cannot stand
   */
  default Expression subquery(Node.Subquery subquery, List<Expression> operands) {
    throw SqlErrors.notSupported("subquery here");
  }

  /**
   * The columns of one table; what stands in front of a dot does not count.
   *
   * @param clause the part of the statement, for the message
   */
  static ColumnScope of(List<ColumnSchema> columns, String clause) {
    return column -> {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).isNamed(column.name())) {
          return i;
        }
      }
      throw SqlErrors.unknownColumn(column.name(), clause);
    };
  }
}
