// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.UserSchema;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code POST /sql?database=NAME}: runs the statements of the body one after the other, and answers
 * with a list of results, or with the error of the first that failed. Each request is a session of its
 * own. On a thread that may block.
 */
final class SqlHandler implements HttpHandler {
  private static final String DEFAULT_DATABASE = "test";

  private final StatementRunner runner;
  private final AtomicLong lastSession = new AtomicLong();

  SqlHandler(StatementRunner runner) {
    this.runner = runner;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws IOException {
    String text = new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      List<SqlResult> results = read(runner.execute(session(exchange), text));
      Json.send(exchange, out -> {
        out.writeStartObject();
        out.writeArrayFieldStart("results");
        for (SqlResult result : results) {
          ResultJson.write(result, out);
        }
        out.writeEndArray();
        out.writeEndObject();
      });
    } catch (SqlException e) {
      exchange.setStatusCode(StatusCodes.BAD_REQUEST);
      Json.send(exchange, out -> writeError(e, out));
    }
  }

  /** Reads all rows, so that a failure is known before the answer is begun. */
  private static List<SqlResult> read(List<SqlResult> results) {
    try {
      for (SqlResult result : results) {
        if (result instanceof SqlResult.Rows rows) {
          var unused = rows.rows();
        }
      }
      return results;
    } finally {
      results.forEach(SqlResult::close);
    }
  }

  private SqlSession session(HttpServerExchange exchange) {
    UserSchema account = AccountCheck.account(exchange);
    SqlSession session = new SqlSession(
        lastSession.incrementAndGet(),
        account.name(),
        exchange.getSourceAddress().getHostString(),
        false);
    String database = database(exchange);
    if (!account.mayUse(database)) {
      throw SqlErrors.databaseAccessDenied(account.name(), database);
    }
    session.use(database);
    return session;
  }

  private static String database(HttpServerExchange exchange) {
    Deque<String> values = exchange.getQueryParameters().get("database");
    return values == null ? DEFAULT_DATABASE : values.getFirst().toLowerCase(Locale.ROOT);
  }

  private static void writeError(SqlException error, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("error");
    out.writeNumberField("code", error.code());
    out.writeNumberField("number", error.mysqlNumber());
    out.writeStringField("state", error.sqlState());
    out.writeStringField("message", error.getMessage());
    out.writeEndObject();
    out.writeEndObject();
  }
}
