// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.information;

import io.obkv.server.catalog.UserSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.value.Value;
import java.util.List;
import java.util.stream.Stream;

/** What accounts may do: everything, or everything in some databases. Stateless. */
final class PrivilegeTables {
  private static final List<String> IN_DATABASES = List.of(
      "ALTER",
      "CREATE",
      "CREATE VIEW",
      "DELETE",
      "DROP",
      "INDEX",
      "INSERT",
      "SELECT",
      "SHOW VIEW",
      "UPDATE");
  private static final List<String> EVERYWHERE =
      List.of("CREATE USER", "PROCESS", "SHOW DATABASES", "SUPER");

  private PrivilegeTables() {}

  private static String grantee(UserSchema user) {
    return "'" + user.name() + "'@'%'";
  }

  static Stream<Value[]> ofUsers(VirtualRequest request) {
    return request.state().users().stream().flatMap(user -> {
      Stream<String> privileges = user.allDatabases()
          ? Stream.concat(IN_DATABASES.stream(), EVERYWHERE.stream())
          : Stream.of("USAGE");
      return privileges.map(privilege -> request
          .row()
          .set("grantee", grantee(user))
          .set("table_catalog", InformationSchema.CATALOG)
          .set("privilege_type", privilege)
          .set("is_grantable", user.allDatabases() ? "YES" : "NO")
          .values());
    });
  }

  static Stream<Value[]> ofDatabases(VirtualRequest request) {
    return request.state().users().stream()
        .flatMap(user -> user.databases().stream()
            .sorted()
            .flatMap(database -> IN_DATABASES.stream()
                .map(privilege -> request
                    .row()
                    .set("grantee", grantee(user))
                    .set("table_catalog", InformationSchema.CATALOG)
                    .set("table_schema", database)
                    .set("privilege_type", privilege)
                    .set("is_grantable", "NO")
                    .values())));
  }
}
