// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import io.obkv.compat.environment.Account;
import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.TestTarget;
import io.obkv.compat.network.Endpoint;
import io.obkv.hbase.ObkvConfiguration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;

/** How our driver for HBase's API finds a target. */
public final class ObkvTarget {
  private ObkvTarget() {}

  /** Sets the keys that an application sets. */
  public static void configure(Configuration configuration, TestTarget target, ClientMode mode) {
    Endpoint sql = target
        .sqlServer()
        .orElseThrow(() -> new IllegalStateException("administration needs a port for SQL"));
    String url = switch (mode) {
      case DIRECT ->
        "obkv://%s@%s:%d/%s?mode=direct"
            .formatted(login(target.account()), sql.host(), sql.port(), TestTarget.DATABASE);
      case ODP ->
        "obkv://%s@%s:%d/%s?mode=odp&sqlPort=%d"
            .formatted(
                login(target.account()),
                target.proxy().host(),
                target.proxy().port(),
                TestTarget.DATABASE,
                sql.port());
    };
    var unused = ObkvConfiguration.configure(configuration, url);
  }

  private static String login(Account account) {
    return URLEncoder.encode(account.fullName(), StandardCharsets.UTF_8) + ":"
        + URLEncoder.encode(account.password(), StandardCharsets.UTF_8);
  }
}
