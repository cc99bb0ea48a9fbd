// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.client.RegistryWithoutMaster;
import org.apache.hadoop.hbase.security.User;

/**
 * For {@code hbase.client.registry.impl}: HBase asks a registry for the cluster's id before it makes an
 * asynchronous connection, and would ask ZooKeeper without this. For hbase-client 2.3 and later; before
 * that, {@link ObkvConnection#toAsyncConnection} makes asynchronous connections.
 */
public final class ObkvConnectionRegistry extends RegistryWithoutMaster {
  /** The constructor that HBase calls up to version 2.5. */
  public ObkvConnectionRegistry(Configuration conf) {}

  /** The constructor that HBase calls from version 2.6 on. */
  public ObkvConnectionRegistry(Configuration conf, User user) {}
}
