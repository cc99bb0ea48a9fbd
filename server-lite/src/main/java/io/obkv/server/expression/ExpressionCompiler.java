// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.ColumnSchema;
import java.util.List;

/** Turns the text of an expression into an {@link Expression}. Safe for many threads. */
public final class ExpressionCompiler {
  private ExpressionCompiler() {}

  /**
   * Compiles the expression of a generated column, of a default or of a partitioning.
   *
   * @param text SQL, for example {@code substr(`K`,1,4)}
   * @param columns the columns it may name, in the order of the rows it will see
   * @throws io.obkv.server.catalog.SqlException when the text is no expression, or names an unknown
   *     column or function
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static Expression compile(String text, List<ColumnSchema> columns) {
    throw new UnsupportedOperationException();
  }
}
