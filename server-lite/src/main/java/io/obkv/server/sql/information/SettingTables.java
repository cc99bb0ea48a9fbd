// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.information;

import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.value.Value;
import java.util.stream.Stream;

/** Engines and system variables. Stateless. */
final class SettingTables {
  /** What the engine calls itself in these views. */
  static final String ENGINE = "InnoDB";

  private SettingTables() {}

  static Stream<Value[]> engines(VirtualRequest request) {
    return Stream.<Value[]>of(request
        .row()
        .set("engine", ENGINE)
        .set("support", "YES")
        .set("comment", "Supports transactions")
        .set("transactions", "YES")
        .set("xa", "NO")
        .set("savepoints", "YES")
        .values());
  }

  static Stream<Value[]> variables(VirtualRequest request, boolean global) {
    return request.state().variables().entrySet().stream().map(variable -> {
      String shared = variable.getValue();
      String value =
          global ? shared : request.session().variable(variable.getKey()).orElse(shared);
      return request
          .row()
          .set("variable_name", variable.getKey())
          .set("variable_value", value)
          .values();
    });
  }
}
