// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.routing.cluster.ClusterOptions;
import io.obkv.routing.cluster.FullUserName;
import io.obkv.routing.sql.SqlAccount;
import io.obkv.transport.ConnectionOptions;

/** A client's options as those of a cluster. */
final class ClusterAccess {
  private static final String SYSTEM_TENANT = "sys";
  private static final String SYSTEM_DATABASE = "oceanbase";
  private static final String DEFAULT_SYSTEM_USER = "proxyro@sys";

  private ClusterAccess() {}

  static ClusterOptions of(ClientOptions options, DirectOptions direct) {
    ConnectionOptions connection = options.connection();
    return new ClusterOptions(
        direct.sqlServers(),
        direct.configUrl(),
        system(options, direct),
        own(options),
        connection.tenant(),
        connection,
        options.connections(),
        options.reconnectBackoff(),
        options.metrics(),
        options.sqlConnectTimeout(),
        direct.metadataTimeout(),
        direct.membersEvery(),
        direct.locationAge(),
        direct.metadataPause(),
        direct.missingFor(),
        direct.policy(),
        direct.idc(),
        direct.server());
  }

  private static SqlAccount own(ClientOptions options) {
    ConnectionOptions connection = options.connection();
    FullUserName name = new FullUserName(connection.user(), connection.tenant(), "");
    return new SqlAccount(name.atServer(), options.password(), connection.database());
  }

  private static SqlAccount system(ClientOptions options, DirectOptions direct) {
    if (!direct.systemUser().isEmpty()) {
      FullUserName name = FullUserName.parse(direct.systemUser());
      return new SqlAccount(name.atServer(), direct.systemPassword(), SYSTEM_DATABASE);
    }
    ConnectionOptions connection = options.connection();
    return connection.tenant().equals(SYSTEM_TENANT)
        ? new SqlAccount(own(options).user(), options.password(), SYSTEM_DATABASE)
        : new SqlAccount(DEFAULT_SYSTEM_USER, "", SYSTEM_DATABASE);
  }
}
