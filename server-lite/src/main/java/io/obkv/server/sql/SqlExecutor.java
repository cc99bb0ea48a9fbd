// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static java.util.Objects.requireNonNull;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.sql.ddl.TableName;
import io.obkv.server.sql.ddl.TabletChanges;
import io.obkv.server.sql.dml.ChangeStatement;
import io.obkv.server.sql.dml.InsertStatement;
import io.obkv.server.sql.dml.StatementScope;
import io.obkv.server.sql.parse.SqlGrammar;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.metadata.Introspection;
import io.obkv.server.sql.plan.Explanation;
import io.obkv.server.sql.plan.SelectStatement;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.show.ShowColumns;
import io.obkv.server.sql.show.ShowStatements;
import io.obkv.server.sql.virtual.VirtualTables;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.ttl.TtlJobs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Runs SQL. Safe for many threads, each with a session of its own; calls block, so they belong on
 * worker threads.
 */
public final class SqlExecutor {
  /** More changes of definitions than these in the course of one statement are reported. */
  private static final int ATTEMPTS = 10;

  private final StoredCatalog catalog;
  private final DdlStatements ddl;
  private final AdminStatements admin;
  private final TabletStore store;
  private final VirtualTables virtualTables;
  private final Clock clock;

  /**
   * An executor over a catalog.
   *
   * @param catalog the objects
   * @param store the rows
   * @param tablets what DDL does to the storage
   * @param clock what NOW() reads
   * @param introspection what the metadata views tell of the server
   * @param ttl takes what ALTER SYSTEM … TTL says
   */
  public SqlExecutor(
      StoredCatalog catalog,
      TabletStore store,
      TabletChanges tablets,
      Clock clock,
      Introspection introspection,
      Consumer<TtlJobs.Command> ttl) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.clock = requireNonNull(clock, "clock");
    this.store = requireNonNull(store, "store");
    ddl = new DdlStatements(catalog, requireNonNull(tablets, "tablets"));
    admin = new AdminStatements(catalog, ttl);
    virtualTables = introspection.tables();
  }

  /**
   * Runs the statements of a text one after the other; the first that fails ends the call.
   *
   * @return one result a statement, each to be read to its end or closed
   * @throws io.obkv.server.catalog.SqlException with the answer for the client
   */
  public List<SqlResult> execute(SqlSession session, String text) {
    List<SqlResult> results = new ArrayList<>();
    try {
      for (String statement : StatementSplitter.split(text)) {
        results.add(executeOne(session, statement));
      }
    } catch (RuntimeException failed) {
      results.forEach(SqlResult::close);
      throw failed;
    }
    return results;
  }

  /**
   * Runs one statement. Its rows, if any, are made while they are read: the caller reads them to the
   * end, or closes the result.
   *
   * @throws io.obkv.server.catalog.SqlException with the answer for the client
   */
  public SqlResult executeOne(SqlSession session, String statement) {
    SqlResult result = runInSql(session, statement);
    session.setWarnings(result.warnings());
    return result;
  }

  /** Tablets refuse in OceanBase's terms; here, once for all statements, they become SQL's. */
  private SqlResult runInSql(SqlSession session, String statement) {
    for (int attempt = 1; ; attempt++) {
      try {
        return run(session, statement);
      } catch (RequestException refused) {
        // A definition changed under the statement, which has done nothing: it sees the new one now.
        boolean again = refused.code() == ErrorCode.OB_SCHEMA_EAGAIN && attempt < ATTEMPTS;
        if (!again) {
          throw SqlErrors.of(refused);
        }
      }
    }
  }

  private SqlResult run(SqlSession session, String statement) {
    OBParser.StmtContext tree = SqlGrammar.parse(statement);
    ParserRuleContext kind = (ParserRuleContext) tree.getChild(0);
    EvaluationContext context = new EvaluationContext(now(), zone(session));
    if (kind instanceof OBParser.Show_stmtContext show) {
      return new ShowStatements(show, session, catalog.snapshot()).run(context);
    }
    StatementScope scope = new StatementScope(
        session, catalog.snapshot(), store, virtualTables, context, new ArrayList<>());
    if (kind instanceof OBParser.Select_stmtContext select) {
      return new SelectStatement(select, scope.query()).run();
    }
    if (kind instanceof OBParser.Insert_stmtContext insert) {
      return new InsertStatement(insert, scope).run();
    }
    if (kind instanceof OBParser.Update_stmtContext update) {
      return ChangeStatement.update(update, scope).run();
    }
    if (kind instanceof OBParser.Delete_stmtContext delete) {
      return ChangeStatement.delete(delete, scope).run();
    }
    if (kind instanceof OBParser.Explain_stmtContext explain) {
      return explain(explain, scope);
    }
    return ddl.run(kind, session)
        .or(() -> admin.run(kind, session, context))
        .orElseThrow(() -> SqlErrors.notSupported(words(kind)));
  }

  private static SqlResult explain(OBParser.Explain_stmtContext tree, StatementScope scope) {
    if (tree.relation_factor() != null) {
      return ShowColumns.describe(
          TableName.of(tree.relation_factor(), scope.session()), scope.state());
    }
    if (tree.INTO() != null || tree.STATEMENT_ID() != null) {
      throw SqlErrors.notSupported("EXPLAIN INTO a table");
    }
    boolean json = tree.format_name() != null && tree.format_name().JSON() != null;
    OBParser.Explainable_stmtContext statement = tree.explainable_stmt();
    if (statement.select_stmt() != null) {
      return Explanation.of(new SelectStatement(statement.select_stmt(), scope.query()), json);
    }
    if (statement.update_stmt() != null) {
      return ChangeStatement.update(statement.update_stmt(), scope).explain(json);
    }
    return statement.delete_stmt() != null
        ? ChangeStatement.delete(statement.delete_stmt(), scope).explain(json)
        : new InsertStatement(statement.insert_stmt(), scope).explain(json);
  }

  private long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  private ZoneOffset zone(SqlSession session) {
    String zone = session
        .variable("time_zone")
        .or(() -> catalog.snapshot().variable("time_zone"))
        .orElseThrow();
    return zone.startsWith("+") || zone.startsWith("-")
        ? ZoneOffset.of(zone.length() == 5 ? zone.charAt(0) + "0" + zone.substring(1) : zone)
        : ZoneOffset.UTC;
  }

  /** The first two words of a statement, for messages. */
  private static String words(ParserRuleContext statement) {
    String[] words = Trees.source(statement).trim().split("\\s+", 3);
    return words.length > 1 ? words[0] + " " + words[1] : words[0];
  }
}
