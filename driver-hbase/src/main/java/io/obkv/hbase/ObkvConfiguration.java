// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase;

import io.obkv.hbase.cluster.HBaseSettings;
import io.obkv.table.ClientOptions;
import org.apache.hadoop.conf.Configuration;

/** Sets the keys that make {@code ConnectionFactory} connect to OBKV. */
public final class ObkvConfiguration {
  /** Names the blocking connection. */
  public static final String CONNECTION = "hbase.client.connection.impl";

  /** Names the asynchronous connection. */
  public static final String ASYNC_CONNECTION = "hbase.client.async.connection.impl";

  /** Names the registry that is asked before an asynchronous connection is made. */
  public static final String REGISTRY = "hbase.client.registry.impl";

  private ObkvConfiguration() {}

  /**
   * Sets all keys.
   *
   * @param url as {@link ClientOptions#parse} takes it; its database is namespace {@code default}
   * @return {@code conf}
   * @throws IllegalArgumentException when the string is not understood
   */
  public static Configuration configure(Configuration conf, String url) {
    var unused = ClientOptions.parse(url);
    conf.set(HBaseSettings.URL, url);
    conf.set(CONNECTION, ObkvConnection.class.getName());
    conf.set(ASYNC_CONNECTION, "io.obkv.hbase.ObkvAsyncConnection");
    conf.set(REGISTRY, "io.obkv.hbase.ObkvConnectionRegistry");
    return conf;
  }
}
