// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.table.ClientOptions;
import io.obkv.table.DirectOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** The official driver's keys, {@code hbase.oceanbase.*}: its users change one class name only. */
record OfficialSettings(Configuration conf) {
  private static final String PREFIX = "hbase.oceanbase.";
  private static final Pattern DATABASE = Pattern.compile("[?&]database=([^&]*)");

  /**
   * Reads the keys.
   *
   * @throws IllegalArgumentException when neither they nor {@link HBaseSettings#URL} are set
   */
  static OfficialSettings of(Configuration conf) {
    OfficialSettings settings = new OfficialSettings(conf);
    if (settings.text("fullUserName").isEmpty()) {
      throw new IllegalArgumentException("the configuration names no cluster: set "
          + HBaseSettings.URL + ", or " + PREFIX + "fullUserName and its companions");
    }
    return settings;
  }

  private String text(String key) {
    return conf.get(PREFIX + key, "");
  }

  private boolean isProxy() {
    return conf.getBoolean(PREFIX + "odpMode", false);
  }

  /** In ODP mode it has a key of its own; in direct mode it is a parameter of the config URL. */
  String database() {
    if (!text("database").isEmpty()) {
      return text("database");
    }
    Matcher matcher = DATABASE.matcher(text("paramURL"));
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          PREFIX + "database is not set, and " + PREFIX + "paramURL has no database");
    }
    return matcher.group(1);
  }

  ClientOptions.Builder builder() {
    ClientOptions.Builder builder =
        ClientOptions.builder().user(text("fullUserName")).password(text("password"));
    if (isProxy()) {
      return builder.host(text("odpAddr")).port(conf.getInt(PREFIX + "odpPort", 2885));
    }
    DirectOptions.Builder direct = DirectOptions.builder().configUrl(text("paramURL"));
    if (!text("sysUserName").isEmpty()) {
      direct.systemUser(text("sysUserName"), text("sysPassword"));
    }
    return builder.direct(direct.build());
  }
}
