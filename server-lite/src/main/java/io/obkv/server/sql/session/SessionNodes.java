// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.Optional;

/** Puts values in place of variables and of functions that ask for the session. Stateless. */
public final class SessionNodes {
  private static final String VERSION = "5.7.25-OceanBase-v4.3.5.3";
  /** The version of OceanBase that the server answers as. */
  public static final String ENGINE_VERSION = "4.3.5.3";

  private SessionNodes() {}

  /** The expression with what the session and the catalog know filled in. */
  public static Node resolve(Node node, SqlSession session, CatalogState state) {
    return node.rewrite(part -> {
      if (part instanceof Node.SystemVariable variable) {
        return new Node.Literal(variable(variable, session, state));
      }
      if (part instanceof Node.UserVariable variable) {
        return new Node.Literal(session.userVariable(variable.name()));
      }
      if (part instanceof Node.Parameter parameter) {
        return new Node.Literal(session.parameter(parameter.index()));
      }
      return part instanceof Node.Call call ? call(call, session, state) : part;
    });
  }

  /** The value of a system variable: numbers as numbers, switches as 1 and 0. */
  static Value variable(Node.SystemVariable variable, SqlSession session, CatalogState state) {
    String name = variable.name();
    if (name.equals("version")) {
      return Value.ofString(VERSION);
    }
    Optional<Value> ofSession = SessionVariables.find(name, session);
    if (ofSession.isPresent()) {
      return ofSession.get();
    }
    String shared = state.variable(name).orElseThrow(() -> SqlErrors.unknownVariable(name));
    String text = variable.global() ? shared : session.variable(name).orElse(shared);
    if (text.equals("ON") || text.equals("OFF")) {
      boolean word = name.equals("query_cache_type");
      return word ? Value.ofString(text) : Value.ofBigInt(text.equals("ON") ? 1 : 0);
    }
    return text.matches("-?\\d{1,18}|-?9223372036854775807")
        ? Value.ofBigInt(Long.parseLong(text))
        : Value.ofString(text);
  }

  private static Node call(Node.Call call, SqlSession session, CatalogState state) {
    if (!call.arguments().isEmpty()) {
      return call;
    }
    Value value = switch (call.name()) {
      case "version" -> Value.ofString(VERSION);
      case "ob_version" -> Value.ofString(ENGINE_VERSION);
      case "database", "schema" ->
        session.database().isEmpty() ? Value.NULL : Value.ofString(session.database());
      case "user", "session_user", "system_user" ->
        Value.ofString(session.user() + "@" + session.host());
      case "current_user" -> Value.ofString(session.user() + "@%");
      case "connection_id" -> Value.ofNumber(ValueType.UNSIGNED_INT, session.connectionId());
      case "last_insert_id" -> Value.ofNumber(ValueType.UNSIGNED_BIGINT, session.lastInsertId());
      case "effective_tenant" -> Value.ofString(session.tenant(state.tenant()));
      case "effective_tenant_id" -> Value.ofBigInt(state.tenantId());
      default -> null;
    };
    return value == null ? call : new Node.Literal(value);
  }
}
