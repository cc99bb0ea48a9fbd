// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.hadoop.hbase.ServerMetricsBuilder;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.util.VersionInfo;

/** Tells of servers that they have the client's version, which hbase-client 2.0 has no place for. */
final class ServerVersions {
  private static final Method SETTER = setter();

  private ServerVersions() {}

  private static Method setter() {
    try {
      return ServerMetricsBuilder.class.getMethod("setVersion", String.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  static ServerMetricsBuilder newBuilder(ServerName server) {
    ServerMetricsBuilder builder = ServerMetricsBuilder.newBuilder(server);
    if (SETTER != null) {
      try {
        SETTER.invoke(builder, VersionInfo.getVersion());
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("setVersion", e);
      }
    }
    return builder;
  }
}
