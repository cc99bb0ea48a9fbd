// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of EXPLAIN: a plan as rows of text, in the form of OceanBase's EXPLAIN BASIC. There are
 * no estimates, since none are made. Stateless.
 */
public final class Explanation {
  private static final int WIDTH = 4096;
  private static final ResultColumn COLUMN = ResultColumn.expression(
      "Query Plan", ColumnType.ofBytes(ValueType.VARCHAR, WIDTH, Collation.UTF8MB4_GENERAL_CI));

  private Explanation() {}

  /**
   * The plan of a SELECT.
   *
   * @param json whether the plan is printed as JSON
   */
  public static SqlResult.Rows of(SelectStatement select, boolean json) {
    return print(select.describe(), json);
  }

  /**
   * The plan of an UPDATE or DELETE.
   *
   * @param operator in capitals
   * @param rows what it changes
   */
  public static SqlResult.Rows of(String operator, TableRows rows, boolean json) {
    return print(PlanStep.of(operator, rows.describe()), json);
  }

  /**
   * The plan of an INSERT or REPLACE.
   *
   * @param operator in capitals
   * @param table the table's name
   * @param source the query that it takes rows from; empty for given values
   */
  public static SqlResult.Rows of(
      String operator, String table, Optional<SelectStatement> source, boolean json) {
    PlanStep input = source.map(SelectStatement::describe).orElse(PlanStep.of("EXPRESSION"));
    return print(new PlanStep(operator, table, Map.of(), List.of(input)), json);
  }

  private static SqlResult.Rows print(PlanStep plan, boolean json) {
    List<String> lines = json ? new PlanJson().print(plan) : new PlanText().print(plan);
    return SqlResult.Rows.of(
        List.of(COLUMN),
        lines.stream().map(line -> new Value[] {Value.ofString(line)}).toList());
  }
}
