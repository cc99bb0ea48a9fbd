// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.ServerNode;
import io.obkv.server.catalog.SystemParameters;
import io.obkv.server.catalog.SystemVariables;
import io.obkv.server.catalog.UserSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.server.sql.virtual.VirtualTable;
import io.obkv.value.Value;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Parameters, variables and accounts as the engine shows them. */
record SettingTables(ReplicaPlacement placement) {
  Stream<Value[]> parameters(VirtualRequest request) {
    return placement.servers().stream()
        .flatMap(server -> request.state().parameters().entrySet().stream()
            .map(parameter -> parameter(request, server, parameter)));
  }

  private static Value[] parameter(
      VirtualRequest request, ServerNode server, Map.Entry<String, String> parameter) {
    String original = SystemParameters.DEFAULTS.get(parameter.getKey());
    return request
        .row()
        .set("svr_ip", server.host())
        .set("svr_port", server.rpcPort())
        .set("zone", server.zone())
        .set("scope", "CLUSTER")
        .set("name", parameter.getKey())
        .set("value", parameter.getValue())
        .set("section", "OBSERVER")
        .set("edit_level", "DYNAMIC_EFFECTIVE")
        .set("default_value", original)
        .set("isdefault", parameter.getValue().equals(original) ? "YES" : "NO")
        .values();
  }

  static Stream<Value[]> variables(VirtualRequest request) {
    return request.state().variables().entrySet().stream()
        .map(variable -> request
            .row()
            .set("name", variable.getKey())
            .set("value", variable.getValue())
            .set("default_value", SystemVariables.DEFAULTS.get(variable.getKey()))
            .set(
                "isdefault",
                variable.getValue().equals(SystemVariables.DEFAULTS.get(variable.getKey()))
                    ? "YES"
                    : "NO")
            .values());
  }

  static Stream<Value[]> users(VirtualRequest request) {
    return request.state().users().stream().map(user -> user(request, user));
  }

  /** Without the password's hash, which nobody needs to see. */
  private static Value[] user(VirtualRequest request, UserSchema user) {
    VirtualRow row = request
        .row()
        .set("user_name", user.name())
        .set("host", "%")
        .set("is_locked", "NO")
        .set("type", "USER");
    VirtualTable.Definition table = request.table();
    table.positions().keySet().stream()
        .filter(column -> column.startsWith("priv_"))
        .map(column -> column.toLowerCase(Locale.ROOT))
        .forEach(column -> row.set(column, user.allDatabases() ? "YES" : "NO"));
    return row.values();
  }
}
