// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.admin;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.SystemVariables;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.parse.Collations;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SessionNodes;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.value.Value;
import java.util.List;
import java.util.Locale;

/** SET of system and user variables, SET NAMES. For one statement. */
public final class Variables {
  private final StoredCatalog catalog;
  private final SqlSession session;
  private final EvaluationContext context;

  /** For one statement of a session. */
  public Variables(StoredCatalog catalog, SqlSession session, EvaluationContext context) {
    this.catalog = catalog;
    this.session = session;
    this.context = context;
  }

  /** SET a = 1, @b = 2, GLOBAL c = 3. */
  public void set(OBParser.Variable_set_stmtContext tree) {
    tree.var_and_val_list().var_and_val().forEach(this::set);
  }

  private void set(OBParser.Var_and_valContext one) {
    if (one.USER_VARIABLE() != null) {
      String name = one.USER_VARIABLE().getText().substring(1).replaceAll("[`'\"]", "");
      session.setUserVariable(name.toLowerCase(Locale.ROOT), value(one.expr()));
    } else if (one.sys_var_and_val() != null) {
      var plain = one.sys_var_and_val();
      assign(Trees.name(plain.var_name()), false, plain.set_expr_or_default());
    } else if (one.NAMES() != null || one.charset_key() != null) {
      setNames(one.charset_name_or_default());
    } else {
      assignScoped(one);
    }
  }

  private void assignScoped(OBParser.Var_and_valContext one) {
    OBParser.Scope_or_scope_aliasContext scope = one.scope_or_scope_alias();
    boolean global = scope != null && (scope.GLOBAL() != null || scope.GLOBAL_ALIAS() != null);
    String name = scope == null
        ? one.SYSTEM_VARIABLE().getText().substring(2)
        : Trees.name(one.column_name());
    assign(name, global, one.set_expr_or_default());
  }

  private void assign(String written, boolean global, OBParser.Set_expr_or_defaultContext source) {
    String name = written.toLowerCase(Locale.ROOT);
    CatalogState state = catalog.snapshot();
    if (state.variable(name).isEmpty()) {
      throw SqlErrors.unknownVariable(written);
    }
    String text = source.DEFAULT() != null
        ? SystemVariables.DEFAULTS.get(name)
        : VariableText.checked(name, text(source));
    if (global) {
      catalog.<Boolean>change(change -> {
        change.setVariable(name, text);
        return true;
      });
    } else {
      session.setVariable(name, text);
    }
  }

  private String text(OBParser.Set_expr_or_defaultContext source) {
    if (source.expr() == null) {
      return source.getText();
    }
    Node node = NodeParser.parse(source.expr());
    // SET sql_mode = ANSI: a bare word is its own text.
    if (node instanceof Node.Column word && word.table().isEmpty()) {
      return word.name();
    }
    Value value = value(source.expr());
    return value.isNull() ? "" : ValueText.of(value, context.zone());
  }

  /** The value of an expression without columns. */
  Value value(OBParser.ExprContext tree) {
    Node node = SessionNodes.resolve(NodeParser.parse(tree), session, catalog.snapshot());
    return ExpressionCompiler.compile(node, List.of()).evaluate(new Value[0], context);
  }

  /** SET NAMES and SET CHARSET, which the grammar also knows as statements of their own. */
  public void setNames(OBParser.Charset_name_or_defaultContext charset) {
    String name = "utf8mb4";
    if (charset.charset_name() != null) {
      Collations.ofCharset(charset.charset_name());
      name = Trees.name(charset.charset_name()).replaceAll("['\"]", "");
    }
    session.setVariable("character_set_client", name);
    session.setVariable("character_set_connection", name);
    session.setVariable("character_set_results", name);
  }

  /** SET TRANSACTION: counts from the session's next transaction on. */
  public void setTransaction(OBParser.Set_transaction_stmtContext tree) {
    String text = Trees.source(tree).toUpperCase(Locale.ROOT);
    boolean readOnly = text.contains("READ ONLY");
    boolean readWrite = text.contains("READ WRITE");
    if (readOnly || readWrite) {
      session.setVariable("transaction_read_only", readOnly ? "ON" : "OFF");
      session.setVariable("tx_read_only", readOnly ? "ON" : "OFF");
    }
    for (String level : List.of("READ-COMMITTED", "REPEATABLE-READ", "SERIALIZABLE")) {
      if (text.contains(level.replace('-', ' '))) {
        session.setVariable("transaction_isolation", level);
        session.setVariable("tx_isolation", level);
      }
    }
  }
}
