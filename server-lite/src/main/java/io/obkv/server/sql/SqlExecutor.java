// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static java.util.Objects.requireNonNull;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.ZoneText;
import io.obkv.server.sql.ddl.Databases;
import io.obkv.server.sql.ddl.SchemaChanges;
import io.obkv.server.sql.ddl.TableName;
import io.obkv.server.sql.ddl.TabletChanges;
import io.obkv.server.sql.dml.ChangeStatement;
import io.obkv.server.sql.dml.InsertStatement;
import io.obkv.server.sql.dml.RowLocks;
import io.obkv.server.sql.dml.StatementScope;
import io.obkv.server.sql.metadata.Introspection;
import io.obkv.server.sql.parse.ParsedStatement;
import io.obkv.server.sql.parse.StatementCache;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.plan.Explanation;
import io.obkv.server.sql.plan.SelectStatement;
import io.obkv.server.sql.plan.TableShapes;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SessionRegistry;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.server.sql.show.ShowColumns;
import io.obkv.server.sql.show.ShowScope;
import io.obkv.server.sql.show.ShowStatements;
import io.obkv.server.sql.virtual.VirtualTables;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.ttl.TtlJobs;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Runs SQL. Safe for many threads, each with a session of its own; calls block, so they belong on
 * worker threads.
 */
public final class SqlExecutor {
  /** Some 60 MiB of parse trees. */
  private static final int CACHED_CHARACTERS = 120_000;

  private static final ColumnType UNDECIDED =
      ColumnType.ofBytes(ValueType.VARCHAR, 0x3ffff, Collation.BINARY);

  private final StoredCatalog catalog;
  private final SchemaChanges schema;
  private final DdlStatements ddl;
  private final AdminStatements admin;
  private final TabletStore store;
  private final VirtualTables virtualTables;
  private final StatementAudit audit;
  private final Transactions transactions;
  private final Clock clock;
  private final SessionRegistry sessions = new SessionRegistry();
  private final StatementCache statements = new StatementCache(CACHED_CHARACTERS);

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
    schema = new SchemaChanges(catalog, tablets);
    ddl = new DdlStatements(catalog, schema);
    transactions = new Transactions(catalog, store);
    admin = new AdminStatements(catalog, ttl, sessions);
    virtualTables = introspection.tables(sessions);
    audit = new StatementAudit(introspection.audit());
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
      for (String statement : split(text)) {
        results.add(executeOne(session, statement));
      }
    } catch (RuntimeException failed) {
      results.forEach(SqlResult::close);
      throw failed;
    }
    return results;
  }

  /** The statements of a text, without the semicolons between them; empty ones are left out. */
  public static List<String> split(String text) {
    return StatementSplitter.split(text);
  }

  /** How definitions change, for those who change them without a statement. */
  public SchemaChanges schemaChanges() {
    return schema;
  }

  /** The sessions that SHOW PROCESSLIST lists and KILL finds. */
  public SessionRegistry sessions() {
    return sessions;
  }

  /**
   * Chooses a session's database.
   *
   * @throws io.obkv.server.catalog.SqlException 1049 when there is none of that name
   */
  public void use(SqlSession session, String database) {
    session.use(
        Databases.require(database.toLowerCase(Locale.ROOT), catalog.snapshot()).name());
  }

  /** Whether every statement of the session commits by itself. */
  public boolean commitsAutomatically(SqlSession session) {
    return transactions.commitsAutomatically(session);
  }

  /** The session's value of a system variable, or else the global one. */
  public String variable(SqlSession session, String name) {
    return session
        .variable(name)
        .or(() -> catalog.snapshot().variable(name))
        .orElseThrow(() -> SqlErrors.unknownVariable(name));
  }

  /**
   * Parses a statement that may have question marks for values, and looks its columns up.
   *
   * @throws io.obkv.server.catalog.SqlException with the answer for the client
   */
  public PreparedStatement prepare(SqlSession session, String text) {
    ParsedStatement parsed = statements.prepared(text);
    session.bind(Collections.nCopies(parsed.parameters(), Value.NULL));
    return inSql(
        session,
        () -> new PreparedStatement(text, parsed.parameters(), columns(session, parsed.kind())));
  }

  private List<ResultColumn> columns(SqlSession session, ParserRuleContext kind) {
    if (kind instanceof OBParser.Select_stmtContext select) {
      return new SelectStatement(select, scope(session, context(session)).query())
          .columns().stream().map(SqlExecutor::described).toList();
    }
    boolean rows =
        kind instanceof OBParser.Show_stmtContext || kind instanceof OBParser.Explain_stmtContext;
    if (!rows) {
      return List.of();
    }
    try (SqlResult result = run(session, kind)) {
      return result instanceof SqlResult.Rows shown ? shown.columns() : List.of();
    }
  }

  /** A column whose type a parameter will decide is announced as the engine does. */
  private static ResultColumn described(ResultColumn column) {
    return column.type().type() == ValueType.NULL
        ? ResultColumn.expression(column.label(), UNDECIDED)
        : column;
  }

  /**
   * Runs a prepared statement; see {@link #executeOne}.
   *
   * @param values a value for each of its parameters
   * @throws io.obkv.server.catalog.SqlException with the answer for the client
   */
  public SqlResult execute(SqlSession session, PreparedStatement statement, List<Value> values) {
    ParsedStatement parsed = statements.prepared(statement.text());
    return audit.run(
        session, statement.text(), parsed, catalog.snapshot(), () -> run(session, parsed, values));
  }

  /**
   * Runs one statement. Its rows, if any, are made while they are read: the caller reads them to the
   * end, or closes the result.
   *
   * @throws io.obkv.server.catalog.SqlException with the answer for the client
   */
  public SqlResult executeOne(SqlSession session, String statement) {
    ParsedStatement parsed = statements.text(statement);
    return audit.run(
        session, statement, parsed, catalog.snapshot(), () -> run(session, parsed, List.of()));
  }

  private SqlResult run(SqlSession session, ParsedStatement statement, List<Value> values) {
    session.bind(values);
    try {
      SqlResult result = inSql(session, () -> run(session, statement.kind()));
      if (!asksForWarnings(statement.kind())) {
        session.setWarnings(result.warnings());
      }
      return result;
    } catch (SqlException refused) {
      session.setWarnings(List.of(SqlWarning.error(refused.mysqlNumber(), refused.getMessage())));
      throw refused;
    }
  }

  private static boolean asksForWarnings(ParserRuleContext kind) {
    return kind instanceof OBParser.Show_stmtContext show
        && (show.WARNINGS() != null || show.ERRORS() != null);
  }

  /** Tablets refuse in OceanBase's terms; here, once for all statements, they become SQL's. */
  private <T> T inSql(SqlSession session, Supplier<T> work) {
    long start = System.nanoTime();
    while (true) {
      try {
        return work.get();
      } catch (RequestException refused) {
        // A definition changed under the statement, which has done nothing: it sees the new one
        // now, and goes on as long as statements may, however often that happens.
        boolean again = refused.code() == ErrorCode.OB_SCHEMA_EAGAIN
            && System.nanoTime() - start < queryTimeoutNanos(session);
        if (!again) {
          throw SqlErrors.of(refused);
        }
      }
    }
  }

  private long queryTimeoutNanos(SqlSession session) {
    return TimeUnit.MICROSECONDS.toNanos(Long.parseLong(variable(session, "ob_query_timeout")));
  }

  private SqlResult show(
      OBParser.Show_stmtContext show, SqlSession session, EvaluationContext context) {
    return new ShowStatements(show, showScope(scope(session, context))).run(context);
  }

  private ShowScope showScope(StatementScope scope) {
    return new ShowScope(
        scope.session(),
        scope.state(),
        sessions,
        virtualTables,
        new TableShapes(scope.query())::find);
  }

  private SqlResult run(SqlSession session, ParserRuleContext kind) {
    transactions.before(kind, session);
    EvaluationContext context = context(session);
    if (kind instanceof OBParser.Show_stmtContext show) {
      return show(show, session, context);
    }
    StatementScope scope = scope(session, context);
    if (kind instanceof OBParser.Select_stmtContext select) {
      RowLocks.take(select, scope);
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
        .or(() -> transactions.run(kind, session))
        .or(() -> set(kind, session, context))
        .orElseThrow(() -> SqlErrors.notSupported(words(kind)));
  }

  /** Turning autocommit on commits what was written before. */
  private Optional<SqlResult> set(
      ParserRuleContext kind, SqlSession session, EvaluationContext context) {
    boolean before = commitsAutomatically(session);
    Optional<SqlResult> result = admin.run(kind, session, context);
    if (!before && commitsAutomatically(session)) {
      transactions.commit(session);
    }
    return result;
  }

  private StatementScope scope(SqlSession session, EvaluationContext context) {
    return new StatementScope(
        session, catalog.snapshot(), store, virtualTables, context, new ArrayList<>());
  }

  private EvaluationContext context(SqlSession session) {
    return new EvaluationContext(now(), zone(session));
  }

  private SqlResult explain(OBParser.Explain_stmtContext tree, StatementScope scope) {
    if (tree.relation_factor() != null) {
      return ShowColumns.describe(
          TableName.of(tree.relation_factor(), scope.session()), showScope(scope));
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

  /** The session's time zone. */
  public ZoneOffset zone(SqlSession session) {
    return ZoneText.offset(variable(session, "time_zone")).orElse(ZoneOffset.UTC);
  }

  /** The first two words of a statement, for messages. */
  private static String words(ParserRuleContext statement) {
    String[] words = Trees.source(statement).trim().split("\\s+", 3);
    return words.length > 1 ? words[0] + " " + words[1] : words[0];
  }
}
