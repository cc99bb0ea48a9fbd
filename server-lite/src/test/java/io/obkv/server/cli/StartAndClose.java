// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.cli;

import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;

/** A program that ends when its server is closed: it does not call {@code System.exit}. */
final class StartAndClose {
  private StartAndClose() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("logback.configurationFile", "io/obkv/server/cli/logback.xml");
    try (LiteServer server = LiteServer.start(ServerOptions.builder().build())) {
      if (server.rpcPort() == 0) {
        throw new IllegalStateException("no port");
      }
    }
    System.out.println("closed");
  }
}
