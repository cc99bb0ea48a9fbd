// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.error.RequestException;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.Value;
import java.util.List;
import java.util.Optional;

/** A SELECT. For one statement. */
public final class SelectStatement {
  private final Execution execution;
  private final BoundQuery query;

  /** A statement over the catalog as it is now. */
  public SelectStatement(OBParser.Select_stmtContext tree, QueryContext context) {
    this.execution = context.execution();
    NameScope names = NameScope.of(context.session().database());
    this.query =
        new Planner(context, execution).bind(context.parser().parse(tree), names, Optional.empty());
  }

  /** Reads in a transaction rather than what is committed. */
  public SelectStatement in(TabletReader transaction) {
    execution.readFrom(transaction);
    return this;
  }

  /** What the columns of its rows are; the statement cannot be run any more. */
  public List<ResultColumn> columns() {
    execution.close();
    return query.columns();
  }

  /** Runs the statement; its rows are made while they are read. */
  public SqlResult.Rows run() {
    RowCursor rows;
    try {
      rows = query.build(List.of()).open();
    } catch (RuntimeException failed) {
      execution.close();
      throw failed;
    }
    return SqlResult.Rows.streamed(query.columns(), new RowCursor() {
      @Override
      public Value[] next() {
        try {
          return rows.next();
        } catch (RequestException refused) {
          throw SqlErrors.of(refused);
        }
      }

      @Override
      public void close() {
        rows.close();
        execution.close();
      }
    });
  }

  /** What EXPLAIN says of the plan. */
  PlanStep describe() {
    return query.build(List.of()).describe();
  }
}
