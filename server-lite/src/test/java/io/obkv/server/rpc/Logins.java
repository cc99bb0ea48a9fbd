// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.LoginRequest;
import io.obkv.protocol.message.PasswordScramble;
import java.nio.charset.StandardCharsets;

/** Login requests as clients make them, and with one thing wrong. */
final class Logins {
  private static final byte[] SCRAMBLE = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  int authMethod = 1;
  int clientType = 2;
  int clientVersion = 1;
  int reserved1;
  String tenant = "test";
  String user = "root";
  String password = "";
  byte[] scramble = SCRAMBLE;
  String database = "test";
  long ttlMicros;
  String configs = "";
  boolean allowDistribute;

  LoginRequest request() {
    return new LoginRequest(
        authMethod,
        clientType,
        clientVersion,
        reserved1,
        0,
        0,
        0,
        0,
        tenant,
        user,
        PasswordScramble.secret(password, scramble),
        scramble,
        database,
        ttlMicros,
        configs,
        allowDistribute,
        2);
  }
}
