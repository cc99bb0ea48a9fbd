// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.error.RequestException;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SessionTransaction;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.TransactionTimeouts;
import io.obkv.server.tablet.TabletStore;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Where the transactions of sessions begin and end: by BEGIN, COMMIT and ROLLBACK, by {@code
 * autocommit}, and by statements that commit what was before them. Safe for many threads.
 */
final class Transactions {
  /** What reads or writes rows. */
  private static final Set<Class<?>> ON_ROWS = Set.of(
      OBParser.Select_stmtContext.class,
      OBParser.Insert_stmtContext.class,
      OBParser.Update_stmtContext.class,
      OBParser.Delete_stmtContext.class);

  /** What commits the transaction before, as in MySQL. */
  private static final Set<Class<?>> COMMITTING = Set.of(
      OBParser.Create_table_stmtContext.class,
      OBParser.Create_table_like_stmtContext.class,
      OBParser.Create_index_stmtContext.class,
      OBParser.Create_view_stmtContext.class,
      OBParser.Create_database_stmtContext.class,
      OBParser.Create_tablegroup_stmtContext.class,
      OBParser.Create_user_stmtContext.class,
      OBParser.Alter_table_stmtContext.class,
      OBParser.Alter_tablegroup_stmtContext.class,
      OBParser.Drop_table_stmtContext.class,
      OBParser.Drop_index_stmtContext.class,
      OBParser.Drop_view_stmtContext.class,
      OBParser.Drop_database_stmtContext.class,
      OBParser.Drop_tablegroup_stmtContext.class,
      OBParser.Drop_user_stmtContext.class,
      OBParser.Truncate_table_stmtContext.class,
      OBParser.Rename_table_stmtContext.class,
      OBParser.Set_password_stmtContext.class,
      OBParser.Grant_stmtContext.class,
      OBParser.Revoke_stmtContext.class);

  private final StoredCatalog catalog;
  private final TabletStore store;

  Transactions(StoredCatalog catalog, TabletStore store) {
    this.catalog = catalog;
    this.store = store;
  }

  /** Ends or begins a transaction where a statement of this kind does so by itself. */
  void before(ParserRuleContext kind, SqlSession session) {
    if (COMMITTING.contains(kind.getClass())) {
      commit(session);
    } else if (ON_ROWS.contains(kind.getClass()) && !commitsAutomatically(session)) {
      if (session.transaction().isEmpty()) {
        begin(session, repeatable(session), readOnly(session));
      }
    }
  }

  /** Whether every statement of the session that is not in a transaction commits by itself. */
  boolean commitsAutomatically(SqlSession session) {
    return variable(session, "autocommit").equals("ON");
  }

  /** Runs the statement; empty when it is none about transactions. */
  Optional<SqlResult> run(ParserRuleContext tree, SqlSession session) {
    if (tree instanceof OBParser.Begin_stmtContext begin) {
      begin(begin, session);
    } else if (tree instanceof OBParser.Commit_stmtContext) {
      commit(session);
    } else if (tree instanceof OBParser.Rollback_stmtContext) {
      session.endTransaction();
    } else if (tree instanceof OBParser.Create_savepoint_stmtContext savepoint) {
      session.transaction().ifPresent(open -> open.setSavepoint(name(savepoint.var_name())));
    } else if (tree instanceof OBParser.Rollback_savepoint_stmtContext rollback) {
      open(session).rollbackTo(name(rollback.var_name()));
    } else if (tree instanceof OBParser.Release_savepoint_stmtContext release) {
      open(session).release(name(release.var_name()));
    } else {
      return Optional.empty();
    }
    return Optional.of(SqlResult.Done.nothing());
  }

  private static String name(OBParser.Var_nameContext tree) {
    return Trees.name(tree).toLowerCase(Locale.ROOT);
  }

  private static SessionTransaction open(SqlSession session) {
    return session.transaction().orElseThrow(SessionTransaction::unknownSavepoint);
  }

  private void begin(OBParser.Begin_stmtContext tree, SqlSession session) {
    commit(session);
    OBParser.Transaction_access_modeContext access = tree.transaction_access_mode();
    boolean readOnly = access == null ? readOnly(session) : access.ONLY() != null;
    begin(session, tree.SNAPSHOT() != null || repeatable(session), readOnly);
  }

  private void begin(SqlSession session, boolean repeatable, boolean readOnly) {
    TransactionTimeouts timeouts = new TransactionTimeouts(
        Long.parseLong(variable(session, "ob_trx_idle_timeout")),
        Long.parseLong(variable(session, "ob_trx_timeout")));
    session.beginTransaction(new SessionTransaction(store.begin(repeatable), readOnly, timeouts));
  }

  private boolean repeatable(SqlSession session) {
    return !variable(session, "transaction_isolation").startsWith("READ");
  }

  private boolean readOnly(SqlSession session) {
    String value = variable(session, "transaction_read_only");
    return value.equals("ON") || value.equals("1");
  }

  private String variable(SqlSession session, String name) {
    return session.variable(name).or(() -> catalog.snapshot().variable(name)).orElseThrow();
  }

  /** Commits what the session has written, if anything. */
  void commit(SqlSession session) {
    Optional<SessionTransaction> open = session.transaction();
    if (open.isEmpty()) {
      return;
    }
    try {
      open.get().commit();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RequestException refused ? refused : failed;
    } finally {
      session.endTransaction();
    }
  }
}
