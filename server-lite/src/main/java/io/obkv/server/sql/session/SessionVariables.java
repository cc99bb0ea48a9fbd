// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.Optional;

/** The system variables that nobody sets: they tell what a session has done. Stateless. */
final class SessionVariables {
  private SessionVariables() {}

  /** The value of such a variable, by its name in lower case; empty for all others. */
  static Optional<Value> find(String name, SqlSession session) {
    return switch (name) {
      case "identity", "last_insert_id" -> unsigned(session.lastInsertId());
      case "warning_count" -> unsigned(session.warnings().size());
      case "error_count" ->
        unsigned(session.warnings().stream().filter(SqlWarning::isError).count());
      default -> Optional.empty();
    };
  }

  private static Optional<Value> unsigned(long number) {
    return Optional.of(Value.ofNumber(ValueType.UNSIGNED_BIGINT, number));
  }
}
