// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.compat.network.Endpoint;
import io.obkv.transport.ConnectionOptions;
import java.time.Duration;

/** How these tests log in. */
final class Connections {
  private Connections() {}

  static ConnectionOptions to(Endpoint server) {
    return ConnectionOptions.builder()
        .host(server.host())
        .port(server.port())
        .user("root@test#lite")
        .password("")
        .database("test")
        .connectTimeout(Duration.ofSeconds(10))
        .loginTimeout(Duration.ofSeconds(10))
        .build();
  }
}
