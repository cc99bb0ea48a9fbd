// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import io.obkv.server.audit.AuditedOperation;
import io.obkv.server.audit.OperationAudit;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.sql.parse.ParsedStatement;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.sql.session.SqlSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Notes statements in the audit once they have ended. Safe for many threads. */
record StatementAudit(OperationAudit audit) {
  private static final String CONTEXT = "_stmtContext";
  private static final Set<String> WITH_PASSWORDS = Set.of("CREATE_USER", "SET_PASSWORD", "GRANT");
  private static final Pattern LITERAL =
      Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\"");

  /** What is known of a statement when it begins. */
  private record Begun(
      SqlSession session, String text, String kind, long startMicros, long startNanos) {}

  /** Runs a statement and notes how it ended; its rows are part of it. */
  SqlResult run(
      SqlSession session,
      String text,
      ParsedStatement statement,
      CatalogSnapshot catalog,
      Supplier<SqlResult> work) {
    if (!audit.isOn(catalog)) {
      return work.get();
    }
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    String kind = kind(statement);
    Begun begun = new Begun(session, shown(kind, text), kind, now, System.nanoTime());
    try {
      SqlResult result = work.get();
      if (result instanceof SqlResult.Rows rows) {
        rows.onEnd((count, code) -> note(begun, code, 0, count));
      } else if (result instanceof SqlResult.Done done) {
        note(begun, 0, done.affectedRows(), 0);
      }
      return result;
    } catch (SqlException refused) {
      note(begun, refused.code(), 0, 0);
      throw refused;
    }
  }

  private void note(Begun begun, int code, long affected, long returned) {
    audit.add(new AuditedOperation(
        audit.nextId(),
        begun.kind,
        begun.text,
        true,
        0,
        0,
        begun.session.connectionId(),
        begun.session.tenant(""),
        begun.session.user(),
        begun.session.database(),
        new AuditedOperation.ClientAddress(
            begun.session.host(), begun.session.client().port()),
        code,
        affected,
        returned,
        begun.startMicros,
        TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun.startNanos),
        0,
        null));
  }

  /** Passwords are nobody's business. */
  private static String shown(String kind, String text) {
    return WITH_PASSWORDS.contains(kind) ? LITERAL.matcher(text).replaceAll("'***'") : text;
  }

  /** The engine's name for the kind, such as {@code CREATE_TABLE}. */
  private static String kind(ParsedStatement statement) {
    String rule = statement.kind().getClass().getSimpleName();
    String name = rule.replace(CONTEXT, "").toUpperCase(Locale.ROOT);
    return switch (name) {
      case "BEGIN" -> "START_TRANS";
      case "COMMIT", "ROLLBACK" -> "END_TRANS";
      case "INSERT" ->
        statement.kind().getStart().getText().equalsIgnoreCase("replace") ? "REPLACE" : name;
      default -> name;
    };
  }
}
