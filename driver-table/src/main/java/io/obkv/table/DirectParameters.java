// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.routing.location.ReplicaSelector;
import io.obkv.transport.HostAndPort;
import java.util.Map;

/** The parts of a connection string that only direct mode has. */
final class DirectParameters {
  private static final int DEFAULT_SQL_PORT = 2881;

  private DirectParameters() {}

  /**
   * Reads them.
   *
   * @param servers {@code host:port,host:port}; may be empty
   * @param parameters those that are read are removed
   */
  static DirectOptions.Builder take(String servers, Map<String, String> parameters) {
    DirectOptions.Builder options = DirectOptions.builder();
    String sqlPort = parameters.remove("sqlPort");
    for (String server : servers.isEmpty() ? new String[0] : servers.split(",", -1)) {
      HostAndPort listed = address(server);
      int port = sqlPort == null ? listed.port() : ConnectionString.number("sqlPort", sqlPort);
      options.sqlServer(listed.host(), port);
    }
    String systemUser = parameters.remove("sysUser");
    String systemPassword = parameters.remove("sysPassword");
    if (systemUser != null) {
      options.systemUser(systemUser, systemPassword == null ? "" : systemPassword);
    } else if (systemPassword != null) {
      throw new IllegalArgumentException("sysPassword needs a sysUser");
    }
    choose(parameters, options);
    return options;
  }

  /** A port may be left out. */
  private static HostAndPort address(String text) {
    boolean hasPort = text.matches(".*[^:\\[]:\\d+") && !text.endsWith("]");
    return HostAndPort.parse(hasPort ? text : text + ":" + DEFAULT_SQL_PORT);
  }

  private static void choose(Map<String, String> parameters, DirectOptions.Builder options) {
    String configUrl = parameters.remove("configUrl");
    if (configUrl != null) {
      options.configUrl(configUrl);
    }
    String idc = parameters.remove("idc");
    if (idc != null) {
      options.idc(idc);
    }
    String timeout = parameters.remove("metadataTimeout");
    if (timeout != null) {
      options.metadataTimeout(ConnectionString.time("metadataTimeout", timeout));
    }
    String consistency = parameters.remove("consistency");
    if (consistency != null) {
      options.weakReads(isWeak(consistency));
    }
    String policy = parameters.remove("routePolicy");
    if (policy != null) {
      options.policy(policy(policy));
    }
  }

  private static boolean isWeak(String consistency) {
    return switch (consistency) {
      case "weak" -> true;
      case "strong" -> false;
      default ->
        throw new IllegalArgumentException(
            "consistency must be strong or weak, was " + consistency);
    };
  }

  private static ReplicaSelector.Policy policy(String text) {
    return switch (text) {
      case "follower_first" -> ReplicaSelector.Policy.FOLLOWER_FIRST;
      case "follower_only" -> ReplicaSelector.Policy.FOLLOWER_ONLY;
      default ->
        throw new IllegalArgumentException(
            "routePolicy must be follower_first or follower_only, was " + text);
    };
  }
}
