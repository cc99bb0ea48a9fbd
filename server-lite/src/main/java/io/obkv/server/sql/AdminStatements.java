// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.sql.admin.Accounts;
import io.obkv.server.sql.admin.Grants;
import io.obkv.server.sql.admin.Parameters;
import io.obkv.server.sql.admin.Sessions;
import io.obkv.server.sql.admin.TtlStatements;
import io.obkv.server.sql.admin.Variables;
import io.obkv.server.sql.session.SessionRegistry;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.server.ttl.TtlJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.antlr.v4.runtime.ParserRuleContext;

/** The statements about accounts, variables, parameters and sessions. Safe for many threads. */
final class AdminStatements {
  private final StoredCatalog catalog;
  private final Consumer<TtlJobs.Command> ttl;
  private final SessionRegistry sessions;

  AdminStatements(StoredCatalog catalog, Consumer<TtlJobs.Command> ttl, SessionRegistry sessions) {
    this.catalog = catalog;
    this.ttl = ttl;
    this.sessions = sessions;
  }

  /** Runs the statement; empty when it is none of these. */
  Optional<SqlResult> run(ParserRuleContext tree, SqlSession session, EvaluationContext context) {
    List<SqlWarning> warnings = new ArrayList<>();
    if (tree instanceof OBParser.Create_user_stmtContext create) {
      return change(change -> Accounts.create(create, change, warnings), warnings);
    }
    if (tree instanceof OBParser.Drop_user_stmtContext drop) {
      return change(change -> Accounts.drop(drop, change, warnings), warnings);
    }
    if (tree instanceof OBParser.Set_password_stmtContext password) {
      return change(change -> Accounts.setPassword(password, session, change), warnings);
    }
    if (tree instanceof OBParser.Grant_stmtContext grant) {
      return change(change -> Grants.grant(grant, session, change), warnings);
    }
    if (tree instanceof OBParser.Revoke_stmtContext revoke) {
      return change(change -> Grants.revoke(revoke, session, change), warnings);
    }
    if (tree instanceof OBParser.Kill_stmtContext kill) {
      Sessions.kill(kill, sessions, new Variables(catalog, session, context));
      return Optional.of(SqlResult.Done.nothing());
    }
    if (tree instanceof OBParser.Alter_system_stmtContext alter) {
      return system(alter, warnings);
    }
    return settings(tree, session, context);
  }

  private Optional<SqlResult> system(
      OBParser.Alter_system_stmtContext alter, List<SqlWarning> warnings) {
    Optional<TtlJobs.Command> command = TtlStatements.command(alter, catalog.snapshot());
    if (command.isEmpty()) {
      return change(change -> Parameters.set(alter, change), warnings);
    }
    ttl.accept(command.get());
    return Optional.of(SqlResult.Done.nothing());
  }

  private Optional<SqlResult> settings(
      ParserRuleContext tree, SqlSession session, EvaluationContext context) {
    Variables variables = new Variables(catalog, session, context);
    if (tree instanceof OBParser.Variable_set_stmtContext set) {
      variables.set(set);
    } else if (tree instanceof OBParser.Set_names_stmtContext names) {
      variables.setNames(names.charset_name_or_default());
    } else if (tree instanceof OBParser.Set_charset_stmtContext charset) {
      variables.setNames(charset.charset_name_or_default());
    } else if (tree instanceof OBParser.Set_transaction_stmtContext transaction) {
      variables.setTransaction(transaction);
    } else {
      return Optional.empty();
    }
    return Optional.of(SqlResult.Done.nothing());
  }

  private Optional<SqlResult> change(Consumer<CatalogChange> work, List<SqlWarning> warnings) {
    catalog.<Boolean>change(change -> {
      work.accept(change);
      return true;
    });
    return Optional.of(SqlResult.Done.with(0, warnings));
  }
}
