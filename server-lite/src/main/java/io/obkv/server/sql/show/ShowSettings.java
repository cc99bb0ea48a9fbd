// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.SystemParameters;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.value.Collation;
import java.util.List;
import java.util.NavigableMap;

/** SHOW VARIABLES, PARAMETERS, WARNINGS and what never changes. Stateless. */
final class ShowSettings {
  private static final int CHARACTER_BYTES = 4;

  private ShowSettings() {}

  static ShowTable variables(CatalogState state, SqlSession session, boolean global) {
    ShowTable result = ShowTable.of("Variable_name", "Value");
    NavigableMap<String, String> all = state.variables();
    all.replaceAll((name, value) -> global ? value : session.variable(name).orElse(value));
    all.forEach(result::add);
    return result;
  }

  static ShowTable parameters(CatalogState state) {
    ShowTable result = ShowTable.of(
            "zone",
            "svr_type",
            "name",
            "data_type",
            "value",
            "info",
            "section",
            "scope",
            "source",
            "edit_level",
            "default_value",
            "isdefault")
        .whole("isdefault");
    state.parameters().forEach((name, value) -> {
      String original = SystemParameters.DEFAULTS.get(name);
      result.add(
          "zone1",
          "observer",
          name,
          null,
          value,
          "",
          "OBSERVER",
          "CLUSTER",
          "DEFAULT",
          "DYNAMIC_EFFECTIVE",
          original,
          value.equals(original) ? 1 : 0);
    });
    return result;
  }

  static ShowTable warnings(SqlSession session, boolean errorsOnly) {
    ShowTable result = ShowTable.of("Level", "Code", "Message").whole("Code");
    for (SqlWarning warning : kept(session, errorsOnly)) {
      result.add(warning.level(), warning.code(), warning.message());
    }
    return result;
  }

  static ShowTable warningCount(SqlSession session, boolean errorsOnly) {
    String label = errorsOnly ? "@@session.error_count" : "@@session.warning_count";
    return ShowTable.of(label).whole(label).add(kept(session, errorsOnly).size());
  }

  private static List<SqlWarning> kept(SqlSession session, boolean errorsOnly) {
    return session.warnings().stream()
        .filter(warning -> !errorsOnly || warning.isError())
        .toList();
  }

  static ShowTable engines() {
    return ShowTable.of("ENGINE", "SUPPORT", "COMMENT", "TRANSACTIONS", "XA", "SAVEPOINTS")
        .add("InnoDB", "YES", "Supports transactions", "YES", "NO", "YES");
  }

  static ShowTable charsets() {
    return ShowTable.of("Charset", "Description", "Default collation", "Maxlen")
        .whole("Maxlen")
        .add("binary", "Binary pseudo charset", "binary", 1)
        .add("utf8mb4", "UTF-8 Unicode", "utf8mb4_general_ci", CHARACTER_BYTES);
  }

  static ShowTable collations() {
    ShowTable result = ShowTable.of("Collation", "Charset", "Id", "Default", "Compiled", "Sortlen")
        .whole("Id");
    for (Collation collation : Collation.values()) {
      if (collation != Collation.INVALID) {
        result.add(
            collation.sqlName(),
            collation == Collation.BINARY ? "binary" : "utf8mb4",
            collation.number(),
            collation == Collation.UTF8MB4_GENERAL_CI || collation == Collation.BINARY ? "Yes" : "",
            "Yes",
            "1");
      }
    }
    return result;
  }
}
